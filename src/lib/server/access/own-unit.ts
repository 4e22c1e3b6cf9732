/** What `app.db` keeps for a unit is given to those whose own unit holds it: the same rule as for rows of the data. */
import { isWhole } from '#lib/domain/access/visitor.ts';
import { InputError } from '#lib/domain/errors.ts';
import type { Filters } from '#lib/domain/filters.ts';
import { answer } from '#lib/server/query.ts';
import { currentVisitor } from './visitor.ts';

/** True when a unit with this path is the visitor's own or lies below it. */
export function isOwnPath(orgPath: string): boolean {
  return orgPath.startsWith(currentVisitor().scope_path);
}

/** As `isOwnPath` for the number of a unit; none (everything) belongs to the whole province. */
export async function isOwnUnit(orgId: string | null): Promise<boolean> {
  if (isWhole(currentVisitor())) return true;
  if (!orgId) return false;
  return (await answer((ask) => ask('shell/scope', { org_id: orgId }))).length > 0;
}

/**
 * A record of another unit is answered like one that does not exist.
 * @throws InputError unless it is the visitor's own
 */
export function assertOwn(isOwn: boolean, what: string): void {
  if (isOwn) return;
  throw new InputError('INPUT_INVALID', `没有${what} — 本账号的范围 — 没有改动`, '请从列表进入');
}

/** Filters of an address, where silence means the visitor's own unit. */
export function ownFilters<T extends Pick<Filters, 'scope'>>(filters: T): T {
  return { ...filters, scope: filters.scope ?? currentVisitor().org_id };
}
