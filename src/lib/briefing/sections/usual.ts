/**
 * Whether a counted source stands outside what its own past lets expect, and whether the compared periods lie alike
 * around the festival.
 */
import { citeFrom } from '#lib/briefing/cite.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import type { Inline } from '#lib/document/document.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { countOfMonth } from '#lib/domain/overview-counts.ts';
import { monthsOf, type Period } from '#lib/domain/periods.ts';
import { festivalMoved, usualOf } from '#lib/stats/usual.ts';
import { spanOf } from '#lib/stats/period-span.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { MONTHS_READ } from '#lib/briefing/facts.ts';

/** ，超出通常的 301 至 402 件；两段时间离春节的远近不同，不宜直接比较. Nothing of the first where the past is short or the period runs. */
export function usualPhrase(facts: BriefingFacts, source: string, unit: string, definition: string): Inline[] {
  const festivals = facts.festivals.rows.map((row) => row.festival_on);
  const moved = movedWords(facts, festivals);
  if (facts.until) return moved;
  const span = facts.spans.rows.find((row) => row.source === source);
  const months = monthsUpTo(facts.month, MONTHS_READ);
  const counts = months.map((month) => countOfMonth(facts.volumes.rows, span, month));
  const usual = usualOf({ months, counts, festivals }, monthsOf(facts.request.period).length);
  if (!usual) return moved;
  const cite = citeFrom(
    facts.volumes,
    `${source}.usual`,
    `${definition}；通常范围按本范围此前各月用负二项回归估计，含季节和离春节的天数，95%`
  );
  return [
    usual.state === 'usual' ? '，在通常波动之内（' : '，超出通常波动（',
    '通常 ',
    cite('low', '通常范围的下限', usual.low, formatInteger(usual.low)),
    ' 至 ',
    cite('high', '通常范围的上限', usual.high, formatInteger(usual.high)),
    ` ${unit}）`,
    ...moved
  ];
}

function movedWords(facts: BriefingFacts, festivals: readonly string[]): Inline[] {
  const { compared, request } = facts;
  if (!compared) return [];
  const apart = (other: Period) => festivalMoved(spanOf(request.period), spanOf(other), festivals);
  const crooked = [
    ...(apart(compared.previous) ? ['上期'] : []),
    ...(request.period.kind !== 'year' && apart(compared.year) ? ['去年同期'] : [])
  ];
  return crooked.length === 0 ? [] : [`；与${crooked.join('和')}相比，离春节的远近不同，增减不宜直接看`];
}
