/** 时间: values as days: 2026, 2026Q1, 2026-01, 2026-01-05, 2026年1月, and ranges with `..` open at one end. */
import { firstDay, lastDay, parsePeriod } from '#lib/domain/periods.ts';

export interface Days {
  from: string | null;
  to: string | null;
}

/** Null when the text is no time. Bounds are calendar days, both inclusive. */
export function parseDays(text: string): Days | null {
  const range = /^(.*?)(?:\.\.+|…+|~|至|到)(.*)$/.exec(text);
  if (!range) return spanOf(text);
  const [first, last] = [range[1]!, range[2]!].map((side) => side.trim());
  if (first === '' && last === '') return null;
  const from = first === '' ? null : spanOf(first!);
  const to = last === '' ? null : spanOf(last!);
  if ((first !== '' && from === null) || (last !== '' && to === null)) return null;
  return { from: from?.from ?? null, to: to?.to ?? null };
}

function spanOf(text: string): { from: string; to: string } | null {
  const plain = text
    .replace(/^(\d{4})年$/, '$1')
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
    .replace(/-$/, '')
    .toUpperCase();
  const parts = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(plain);
  const period = parsePeriod(parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}` : plain);
  if (!period) return null;
  if (!parts?.[3]) return { from: firstDay(period), to: lastDay(period) };
  const day = `${firstDay(period).slice(0, 8)}${parts[3].padStart(2, '0')}`;
  return day >= firstDay(period) && day <= lastDay(period) ? { from: day, to: day } : null;
}
