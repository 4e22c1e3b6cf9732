import { referencesOf } from '#lib/document/document.ts';
import { lintDocument } from '#lib/briefing/lint.ts';
import { parseBriefingRequest } from '#lib/briefing/page-request.ts';
import { composeFor } from '#lib/server/briefings.ts';
import { badRequest, orBadRequest } from '#lib/server/forms.ts';
import { findIssue } from '#lib/app-db/briefings.ts';
import { draftIssue } from '#lib/briefing/desk.server.ts';
import { parseFilters } from '#lib/domain/filters.ts';
import { latestFinished, todayInShanghai } from '#lib/domain/periods.ts';
import { ownFilters } from '#lib/server/access/own-unit.ts';
import { theDesk } from './briefing-desk.server.ts';
import { picturesOf, withoutDrawings } from './pictures.server.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** The briefing of the chosen period and scope as it would leave now, every number with its origin. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseBriefingRequest(url.searchParams, shell.filters));
  if (shell.age_state === 'missing') return { request, issue: null, shown: null };
  const document = await composeFor(request).catch(badRequest);
  const pictures = await picturesOf(document);
  const issue = await findIssue((await theDesk()).app, request);
  return {
    request,
    issue,
    shown: {
      document: withoutDrawings(document),
      pictures,
      references: referencesOf(document).length,
      blocked: lintDocument(document).length
    }
  };
};

export const actions: Actions = {
  /** Makes the issue that the page shows, or opens the one that is there. */
  draft: async ({ url }) => {
    const request = orBadRequest(() =>
      parseBriefingRequest(
        url.searchParams,
        ownFilters(
          parseFilters(url.searchParams, {
            period: latestFinished('month', todayInShanghai(new Date())),
            compare: 'prev'
          })
        )
      )
    );
    const { issue } = await draftIssue(await theDesk(), request).catch(badRequest);
    redirect(303, `/briefings/issues/${issue.briefing_id}`);
  }
};
