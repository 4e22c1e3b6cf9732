import type { BriefingKind } from '#lib/document/document.ts';

/** Name of each kind. */
export const KIND_LABELS: Record<BriefingKind, string> = {
  monthly: '月度简报',
  opinion: '舆情月报',
  issue: '专题快报',
  quarter: '季度简报',
  year: '年度简报'
};
