import { filesOf, listIssues } from '#lib/app-db/briefings.ts';
import { theDesk } from '../briefing-desk.server.ts';
import type { PageServerLoad } from './$types';

/** All issues of the chosen scope, or of every scope, with their files. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  const { app } = await theDesk();
  const files = await filesOf(app);
  const scope = shell.filters.scope;
  const own = new Set(shell.scopes.map(({ org_id }) => org_id));
  return {
    scoped: scope !== null,
    issues: (await listIssues(app))
      .filter((issue) => shell.own_unit === null || own.has(issue.scope))
      .filter((issue) => scope === null || scope === shell.own_unit || issue.scope === scope)
      .map((issue) => ({ ...issue, files: files.filter((file) => file.briefing_id === issue.briefing_id) }))
  };
};
