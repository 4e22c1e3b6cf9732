import { standingCorrections } from '#lib/app-db/corrections.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { correctFromForm, undoFromForm } from './label-actions.server.ts';
import { parseLabelRequest, readLabel } from './label-page.server.ts';
import { answer } from '#lib/server/query.ts';
import { resolveScope } from '#lib/server/scope.ts';
import { tryWord } from './word-trial.server.ts';
import { submitForm, orBadRequest } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** The record to look at now, from the queue or sent by another page. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseLabelRequest(url.searchParams));
  if (shell.age_state === 'missing') return { request, shown: null, trial: null };
  const app = await theAppDb();
  return answer(async (ask, session) => ({
    request,
    shown: await readLabel(ask, app, shell, request),
    trial: request.word === '' ? null : await tryWord(session, ask, shell, request, await standingCorrections(app))
  }));
};

export const actions: Actions = {
  correct: (event) =>
    submitForm(event, (form) =>
      answer(async (ask) =>
        correctFromForm(
          ask,
          await theAppDb(),
          (await resolveScope(ask, event.url.searchParams.get('scope') || null)).scope_path,
          form,
          new Date()
        )
      )
    ),
  undo: (event) => submitForm(event, async (form) => undoFromForm(await theAppDb(), form, new Date()))
};
