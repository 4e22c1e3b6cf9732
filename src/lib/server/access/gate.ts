/** Whether a request may be answered: one decision for pages, forms and files, from the table of routes. */
import { ROLE_LABELS, MAY, type Action } from '#lib/domain/access/roles.ts';
import { formOf, neededFor } from '#lib/domain/access/routes.ts';
import { may, type Visitor } from '#lib/domain/access/visitor.ts';

export type Decision = 'answer' | 'sign_in' | 'refuse';

export interface Asked {
  /** Null for an address that no route answers. */
  route_id: string | null;
  method: string;
  params: URLSearchParams;
}

/** @param visitor null when nobody is signed in */
export function decide({ route_id, method, params }: Asked, visitor: Visitor | null): Decision {
  // The page that says there is none shows the frame, and the frame shows the data's age.
  if (route_id === null) return visitor ? 'answer' : 'sign_in';
  const needed = neededFor(route_id, formOf(method, params));
  if (needed === 'public') return 'answer';
  if (!visitor) return 'sign_in';
  return needed !== null && may(visitor, needed) ? 'answer' : 'refuse';
}

/** Why a visitor is refused, in a sentence; which roles may. */
export function whyRefused({ route_id, method, params }: Asked, visitor: Visitor): string {
  const needed = route_id === null ? null : neededFor(route_id, formOf(method, params));
  if (needed === null || needed === 'public') return '这个操作不对任何人开放，没有执行，数据没有变化。';
  const roles = MAY[needed satisfies Action].map((role) => ROLE_LABELS[role]).join('、');
  const whole = visitor.org_id === null ? '' : '（全省范围的账号）';
  return [
    `${visitor.user_name}不能做这件事，没有执行，数据没有变化。`,
    `可以做的是：${roles}${whole}。需要时请系统管理员调整职责。`
  ].join('');
}
