import { hrefOf, sharedParams } from '#lib/domain/filters.ts';

/** 派单通知 or 督办单 of one task (`task`) or of the tasks of a unit (`unit`). */
export function noticeHref(url: URL, kind: 'dispatch' | 'supervise', of: { task: number } | { unit: string }): string {
  const params = sharedParams(url.searchParams);
  for (const [name, value] of Object.entries(of)) params.set(name, String(value));
  return hrefOf(`/gaps/notices/${kind}.docx`, params);
}

/** The page of one gap; filters go along, so that the way back leads to the same list. */
export function gapHref(url: URL, gapId: string): string {
  return hrefOf(`/gaps/${encodeURIComponent(gapId)}`, url.searchParams);
}
