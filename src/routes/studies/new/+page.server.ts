import { redirect } from '@sveltejs/kit';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { createFromForm } from '../study-actions.server.ts';
import { readDraft } from '../study-form.server.ts';
import { orFormError } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new study, prefilled from the hot issue, the topic or the search that led here. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') redirect(303, '/studies');
  return answer(async (ask) => ({
    draft: await readDraft(ask, shell, url.searchParams, todayInShanghai(new Date())),
    topics: await ask('search/topics', {})
  }));
};

export const actions: Actions = {
  default: async ({ request, url }) => {
    const form = await request.formData();
    const now = new Date();
    return orFormError(
      async () =>
        redirect(
          303,
          `/studies/${await answer(async (ask) => createFromForm(ask, await loadShell(ask, url, config.DATA_DIR, now), form, now))}`
        ),
      form
    );
  }
};
