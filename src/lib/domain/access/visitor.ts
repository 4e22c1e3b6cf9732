/**
 * Who asks: the same shape for an account, for a user of the demo and for the one user of a machine without accounts.
 */
import { ACTIONS, mayDo, ROLE_LABELS, type Action, type Role } from './roles.ts';

export interface Visitor {
  user_id: string;
  user_name: string;
  roles: readonly Role[];
  /** The unit whose rows the visitor may read; null is the whole province. */
  org_id: string | null;
  org_name: string | null;
  /** Path of that unit; `/` is everything, and a unit that is not in the data has a path that holds nothing. */
  scope_path: string;
  /** How the visitor is known: by signing in, as a user of the demo, or as the user of a machine without accounts. */
  known_as: 'account' | 'demo' | 'local';
}

/** Whoever has not signed in: no role, no row. */
export const NOBODY: Visitor = {
  user_id: 'nobody',
  user_name: '',
  roles: [],
  org_id: null,
  org_name: null,
  scope_path: '/-/',
  known_as: 'account'
};

/** The path of a unit that the shown data does not hold. */
export const NOWHERE = '/-/';

export function isWhole({ scope_path }: Pick<Visitor, 'scope_path'>): boolean {
  return scope_path === '/';
}

/** True when the visitor may do it. */
export function may(visitor: Visitor, action: Action): boolean {
  return mayDo({ roles: visitor.roles, is_whole: isWhole(visitor) }, action);
}

/** 研究员、核稿 */
export function roleWords(roles: readonly Role[]): string {
  return roles.map((role) => ROLE_LABELS[role]).join('、');
}

/** The part of the visitor that pages may know: the name, the roles and what the menus follow. */
export interface ShownVisitor {
  user_name: string;
  roles: string;
  unit: string | null;
  known_as: Visitor['known_as'];
  may: readonly Action[];
}

export function shownVisitor(visitor: Visitor): ShownVisitor {
  return {
    user_name: visitor.user_name,
    roles: roleWords(visitor.roles),
    unit: visitor.org_name ?? visitor.org_id,
    known_as: visitor.known_as,
    may: (Object.keys(ACTIONS) as Action[]).filter((action) => may(visitor, action))
  };
}
