/** The visitor of the request that is being answered, known to everything that the request calls. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Action } from '#lib/domain/access/roles.ts';
import { may, type Visitor } from '#lib/domain/access/visitor.ts';
import { AccessError } from '#lib/domain/errors.ts';

const visitors = new AsyncLocalStorage<Visitor>();

/** Answers a request as its visitor. */
export function asVisitor<T>(visitor: Visitor, act: () => T): T {
  return visitors.run(visitor, act);
}

/** @throws AccessError where nobody is known: nothing is read for nobody */
export function currentVisitor(): Visitor {
  const visitor = visitors.getStore();
  if (!visitor) throw new AccessError('ACCESS_DENIED', '没有登录 — 这一次请求 — 没有给出任何数据', '请登录后再试');
  return visitor;
}

/** True when the visitor of this request may do it. */
export function visitorMay(action: Action): boolean {
  return may(currentVisitor(), action);
}

/** Who acts, as the records of `app.db` note it. */
export function actor(): { user_id: string; user_name: string } {
  const { user_id, user_name } = currentVisitor();
  return { user_id, user_name };
}
