import { redirect } from '@sveltejs/kit';
import { studiesIn } from '#lib/app-db/studies.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { pinFromForm } from '../study-actions.server.ts';
import { readFigures } from '#lib/server/study-figures.ts';
import { ownStudyKey } from '#lib/domain/study.ts';
import { badRequest, orFormError } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** The figures of the page that led here, read anew, and the studies that may keep them. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') redirect(303, '/studies');
  const at = url.searchParams.get('at') ?? '';
  const figures = await answer((ask, session) => readFigures(ask, session, at, new Date())).catch(badRequest);
  return {
    at,
    figures,
    studies: (await studiesIn(await theAppDb(), currentVisitor().scope_path)).map((study) => ({
      study_id: study.study_id,
      key: ownStudyKey(study.study_id),
      title: study.title
    }))
  };
};

export const actions: Actions = {
  default: async ({ request, url }) => {
    const form = await request.formData();
    const now = new Date();
    return orFormError(
      async () =>
        redirect(
          303,
          `/studies/${await answer(async (ask, session) => pinFromForm(ask, session, await loadShell(ask, url, config.DATA_DIR, now), form, now))}#figures`
        ),
      form
    );
  }
};
