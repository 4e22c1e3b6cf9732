import { answer } from '#lib/server/query.ts';
import { submitForm } from '#lib/server/forms.ts';
import { whenPublished } from '../when-published.server.ts';
import { assessFromForm, takeDownFromForm } from './privacy-actions.server.ts';
import { privacyPage } from './privacy-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ page: await whenPublished(answer(privacyPage)) });

export const actions: Actions = {
  take_down: (event) => submitForm(event, takeDownFromForm),
  assess: (event) => submitForm(event, assessFromForm)
};
