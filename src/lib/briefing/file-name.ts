/** Names of files as an office reads them: 陕西省总工会工作简报2026年11月. Pure. */
import type { BriefingDocument, DocumentKind } from '#lib/document/document.ts';
import { parsePeriod, periodLabel } from '#lib/domain/periods.ts';

const NAMES: Record<DocumentKind, string> = {
  monthly: '工作简报',
  opinion: '舆情月报',
  issue: '专题快报',
  quarter: '季度简报',
  year: '年度简报',
  study: '课题章节',
  notice: '通知'
};
/** Signs that file systems refuse, and blanks. */
const REFUSED = /[\\/:*?"<>|\u0000-\u001f\s]+/gu;
const LONGEST = 80;

/** Without ending. @param issueId of a 专题快报, of which a period has many */
export function fileName(
  {
    kind,
    period,
    scope,
    scope_name,
    issuer
  }: Pick<BriefingDocument, 'kind' | 'period' | 'scope' | 'scope_name' | 'issuer'>,
  issueId: string | null
): string {
  const parsed = parsePeriod(period);
  const name = `${scope === null ? issuer : scope_name}${NAMES[kind]}${parsed ? periodLabel(parsed) : period}${issueId ? `_${issueId}` : ''}`;
  return [...name.replace(REFUSED, '')].slice(0, LONGEST).join('');
}
