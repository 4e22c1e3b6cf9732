/** Small steps that every section takes. Pure. */
import { note } from '#lib/document/blocks.ts';
import type { Block, Note } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { againstWords } from '#lib/domain/filters.ts';
import { countOfPeriod, type SourceSpan } from '#lib/domain/overview-counts.ts';
import { comparePeriods, periodLabel, periodOf, previousPeriod, type Period } from '#lib/domain/periods.ts';
import type { Against } from '#lib/briefing/words.ts';

/** A section: pure, from facts alone. */
export type Section = (facts: BriefingFacts) => Block[];

/** 2026年10月全省 */
export function openingOf({ request, scope }: BriefingFacts): string {
  return `${periodLabel(request.period)}${scope.name}`;
}

/**
 * The last day of the data (ISO) where the period is older than the last finished one: the state of an issue or
 * of a study is then that of this day, not of the period. Null where both are the same.
 */
export function toldLater({ request, publication }: BriefingFacts): string | null {
  const running = periodOf(request.period.kind, publication.as_of);
  return comparePeriods(request.period, previousPeriod(running)) < 0 ? publication.as_of : null;
}

export function againstPrevious({ request }: BriefingFacts): Against {
  return { words: againstWords({ period: request.period, compare: 'prev' }), kind: '环比' };
}

export const AGAINST_YEAR: Against = { words: '去年同期', kind: '同比' };

/** The count of one source in a period and in the two it is compared with; null where nothing was loaded. */
export function countsOf(
  facts: BriefingFacts,
  source: string
): { now: number | null; previous: number | null; year: number | null; span: SourceSpan | undefined } {
  const span = facts.spans.rows.find((row) => row.source === source);
  const count = (period: Period | undefined) =>
    period ? countOfPeriod(facts.volumes.rows, span, period, facts.month) : null;
  const isYear = facts.request.period.kind === 'year';
  return {
    now: count(facts.request.period),
    previous: count(facts.compared?.previous),
    year: isYear ? null : count(facts.compared?.year),
    span
  };
}

/** Text where a source has no records of the period: never a zero. */
export function absentNote(id: string, what: string, facts: BriefingFacts, span: SourceSpan | undefined): Note {
  return note(
    id,
    span
      ? `${openingOf(facts)}没有收到${what}数据，按未报送处理，不等于 0，本节不作分析。`
      : `没有接入${what}数据，本节从略。`
  );
}
