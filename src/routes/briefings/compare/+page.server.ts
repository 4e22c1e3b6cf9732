import { compareDocuments } from '#lib/briefing/compare.ts';
import { openIssue } from '#lib/briefing/desk.server.ts';
import { issueNumber, theDesk } from '../briefing-desk.server.ts';
import { badRequest } from '#lib/server/forms.ts';
import type { PageServerLoad } from './$types';

/** Differences between two issues; a draft follows the data of today. */
export const load: PageServerLoad = async ({ url }) => {
  const first = await issueNumber(url.searchParams.get('before')).catch(badRequest);
  const second = await issueNumber(url.searchParams.get('after')).catch(badRequest);
  const desk = await theDesk();
  const before = await openIssue(desk, first).catch(badRequest);
  const after = await openIssue(desk, second).catch(badRequest);
  return { before: before.issue, after: after.issue, comparison: compareDocuments(before.document, after.document) };
};
