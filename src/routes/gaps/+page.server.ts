import { parseGapRequest } from '#lib/domain/gap-request.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { orBadRequest, submitForm, submitted } from '#lib/server/forms.ts';
import { answer } from '#lib/server/query.ts';
import { resolveScope } from '#lib/server/scope.ts';
import { assignManyFromForm } from './bulk-actions.server.ts';
import { remindFromForm } from './gap-actions.server.ts';
import { readShown } from './gaps-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Every gap of the scope, the most needed first, and who was asked to end it. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseGapRequest(url.searchParams));
  const today = todayInShanghai(new Date());
  if (shell.age_state === 'missing') return { request, today, unruled: false, shown: null };
  const shown = await answer((ask) => readShown(ask, shell, request, today));
  return { request, today, unruled: shown === null, shown };
};

export const actions: Actions = {
  assign: ({ request, url }) =>
    submitted(async () => {
      const form = await request.formData();
      const scope = url.searchParams.get('scope') || currentVisitor().org_id;
      return answer(async (ask) => {
        const { scope_path } = await resolveScope(ask, scope);
        const wanted = parseGapRequest(url.searchParams);
        return { report: await assignManyFromForm(ask, scope_path, wanted, form, new Date()) };
      });
    }),
  remind: (event) => submitForm(event, (form) => remindFromForm(form, new Date()))
};
