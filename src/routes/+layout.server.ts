import { dayNotes } from '#lib/domain/chart-notes.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import { may, shownVisitor } from '#lib/domain/access/visitor.ts';
import { strayParameters } from '#lib/domain/page-parameters.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { standingNotes } from '#lib/server/chart-notes.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { emptyShell, loadShell } from '#lib/server/shell.ts';
import { badRequest, orBadRequest } from '#lib/server/forms.ts';
import type { LayoutServerLoad } from './$types';

/** The frame of every page. Pages take scope, period and data age from `(await parent()).shell`. */
export const load: LayoutServerLoad = async ({ url, route }) => {
  const now = new Date();
  const visitor = currentVisitor();
  const mayLook = may(visitor, 'look');
  const shell = mayLook
    ? await answer((ask) => loadShell(ask, url, config.DATA_DIR, now)).catch(orEmpty(url, now))
    : emptyShell(url, now, '本职责不看业务数据');
  return {
    visitor: shownVisitor(visitor),
    strays: strayParameters(route.id, url.searchParams),
    shell,
    notes: mayLook ? dayNotes(await standingNotes(shell.scope_path), url.pathname) : []
  };
};

/** Nothing published yet is a state of the product, not a failure. */
function orEmpty(url: URL, now: Date) {
  return (problem: unknown) => {
    if (problem instanceof ZhishengError && problem.code === 'WAREHOUSE_MISSING')
      return orBadRequest(() => emptyShell(url, now));
    return badRequest(problem);
  };
}
