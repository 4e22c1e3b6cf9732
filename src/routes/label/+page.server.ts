import { standingCorrections } from '#lib/app-db/corrections.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { correctFromForm, undoFromForm } from '#lib/server/label-actions.ts';
import { parseLabelRequest, readLabel } from '#lib/server/label-page.ts';
import { answer } from '#lib/server/query.ts';
import { resolveScope } from '#lib/server/scope.ts';
import { tryWord } from '#lib/server/word-trial.ts';
import { acted } from '../gaps/acted.server.ts';
import { orBadRequest } from '../bad-request.server.ts';
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
    trial:
      request.word === ''
        ? null
        : await tryWord(session, ask, shell, request.word, request.topic, await standingCorrections(app))
  }));
};

export const actions: Actions = {
  correct: (event) =>
    acted(event, (form) =>
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
  undo: (event) => acted(event, async (form) => undoFromForm(await theAppDb(), form, new Date()))
};
