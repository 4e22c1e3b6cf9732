import { error, redirect } from '@sveltejs/kit';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import {
  adoptRegistered,
  attachFromForm,
  changeFromForm,
  detachFromForm,
  freezeFromForm,
  noteFromForm,
  stepFromForm,
  unpinFromForm,
  writeFromForm
} from '../study-actions.server.ts';
import { ownStudy, readStudy } from '#lib/server/study-page.ts';
import { ownStudyId } from '#lib/domain/study.ts';
import { badRequest, submitForm } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One study: of the yearly ledger alone, or one that is worked on here. */
export const load: PageServerLoad = async ({ parent, params }) => {
  const { shell } = await parent();
  const id = ownStudyId(params.study);
  if (shell.age_state === 'missing') redirect(303, '/studies');
  return answer(async (ask, session) => {
    if (id !== null)
      return { key: params.study, own: await readStudy(ask, session, shell, id, new Date()), ledger: null };
    const [ledger] = await ask('studies/one', { study_id: params.study });
    if (!ledger)
      error(404, `没有编号为“${params.study.slice(0, 40)}”的课题 — 课题台账 — 其他课题不受影响。请从课题列表进入`);
    return { key: params.study, own: null, ledger };
  }).catch(badRequest);
};

const on = (act: (studyId: number, form: FormData, event: RequestEvent) => Promise<void>) => (event: RequestEvent) =>
  submitForm(event, async (form) => act((await ownStudy(ownStudyId(event.params.study) ?? 0)).study_id, form, event));
const shellOf = (event: RequestEvent) => answer((ask) => loadShell(ask, event.url, config.DATA_DIR, new Date()));
const adopt = (registeredId: string) => answer((ask) => adoptRegistered(ask, registeredId, new Date()));

export const actions: Actions = {
  adopt: async ({ params }) => redirect(303, `/studies/${await adopt(params.study).catch(badRequest)}`),
  change: on(async (id, form, event) => {
    const shell = await shellOf(event);
    await answer((ask) => changeFromForm(ask, shell, id, form));
  }),
  step: on((id, form) => stepFromForm(id, form, new Date())),
  note: on((id, form) => noteFromForm(id, form, new Date())),
  findings: on((id, form) => writeFromForm(id, 'findings', form)),
  chapter: on((id, form) => writeFromForm(id, 'chapter', form)),
  attach: on((id, form) => attachFromForm(id, form, new Date())),
  detach: on(detachFromForm),
  unpin: on(unpinFromForm),
  freeze: on(async (id, form, event) => {
    const shell = await shellOf(event);
    await answer((ask, session) => freezeFromForm({ ask, session, shell }, id, form, new Date()));
  })
};
