import { InputError } from '#lib/domain/errors.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

/** The scope in the form that queries take: facts whose `org_path` starts with `scope_path` belong to it. */
export interface ResolvedScope {
  scope_path: string;
  scope_name: string | null;
  /** The city that holds the organisation; null for the province, industrial and directly-managed unions. */
  scope_city_code: string | null;
  /** The county of a county union; null above. */
  scope_county_code: string | null;
}

/** Everything: no organisation chosen. */
export const WHOLE_SCOPE: ResolvedScope = {
  scope_path: '/',
  scope_name: null,
  scope_city_code: null,
  scope_county_code: null
};

/** Resolves an org_id. @throws InputError when no such organisation is in the shown data */
export async function resolveScope(ask: Ask, orgId: string | null): Promise<ResolvedScope> {
  if (orgId === null) return WHOLE_SCOPE;
  const [org] = await ask('shell/scope', { org_id: orgId });
  if (!org)
    throw new InputError(
      'INPUT_INVALID',
      `没有编码为“${orgId}”的工会 — 网址中的范围 — 数据没有变化`,
      '请从页面上方的范围列表中重新选择；单位合并后旧链接可能失效'
    );
  return {
    scope_path: org.org_path,
    scope_name: org.org_name,
    scope_city_code: org.city_code,
    scope_county_code: org.county_code
  };
}
