/** The request in the address of 简报. Pure. */
import { InputError } from '#lib/domain/errors.ts';
import type { Period } from '#lib/domain/periods.ts';
import type { BriefingKind, BriefingRequest } from '#lib/document/document.ts';

/** The kinds that a reader chooses; the period says month, quarter or year. */
export type ChosenKind = 'full' | 'opinion';

export interface BriefingPageRequest extends BriefingRequest {
  chosen: ChosenKind;
}

const FULL: Record<Period['kind'], BriefingKind> = { month: 'monthly', quarter: 'quarter', year: 'year' };
const ISSUE = /^hi-[0-9a-z]{1,20}$/;

/**
 * `issue` asks for a 专题快报, `kind=opinion` for the opinion briefing; otherwise the briefing of the period.
 * @throws InputError for a kind or an issue that cannot be read
 */
export function parseBriefingRequest(
  params: URLSearchParams,
  filters: { scope: string | null; period: Period }
): BriefingPageRequest {
  const issue = params.get('issue') || null;
  if (issue !== null && !ISSUE.test(issue))
    throw badValue('热点问题编号', issue, '编号见热点问题页，形如 hi-2155z8vf2he');
  const kind = params.get('kind') || 'full';
  if (kind !== 'full' && kind !== 'opinion') throw badValue('简报种类', kind, '请在页面上选择');
  return {
    chosen: kind,
    scope: filters.scope,
    period: filters.period,
    issue_id: issue,
    kind: issue ? 'issue' : kind === 'opinion' ? 'opinion' : FULL[filters.period.kind]
  };
}

function badValue(name: string, text: string, hint: string): InputError {
  return new InputError(
    'INPUT_INVALID',
    `无法识别${name}“${text.slice(0, 40)}” — 网址中的${name} — 数据没有变化`,
    hint
  );
}
