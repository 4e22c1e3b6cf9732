/** What 趋势 says about a series, from its days: lasting changes, the months to come and who spoke first. Pure. */
import { addDays, dailyCounts, steps, type DayRow, type Step } from '#lib/domain/trends.ts';
import { dayNumber, monthSpans, weekSpans } from '#lib/stats/calendar.ts';
import { changePoints, type ChangePoint } from '#lib/stats/change-points.ts';
import { forecast, type ForecastResult } from '#lib/stats/forecast.ts';
import { onsetLead, type OnsetLead } from '#lib/stats/onset.ts';
import { tenDaySpans } from '#lib/stats/whole-path.ts';

export interface Judged {
  /** First days of the weeks that changes are counted in; none where nothing changed. */
  weeks: Pick<Step, 'from'>[];
  changes: ChangePoint[];
  forecast: ForecastResult | null;
}

const AHEAD = 3;
const LEAD_DAYS = 365;

/**
 * @param rows days of the measure, @param from first day of the data, @param to last day
 * @param source null is all sources together
 */
export function judge(
  rows: readonly DayRow[],
  { from, to, source, festivals }: { from: string; to: string; source: string | null; festivals: readonly string[] }
): Judged {
  const weeks = steps(rows, from, to, 'week', source).filter((step) => step.isFinished);
  const months = steps(rows, from, to, 'month', source).filter((step) => step.isFinished);
  const days = festivals.map(dayNumber);
  const changes = changePoints({
    spans: weekSpans(weeks.map((week) => week.from)),
    counts: weeks.map((week) => week.count),
    festivals: days
  });
  return {
    weeks: changes.length === 0 ? [] : weeks.map(({ from: first }) => ({ from: first })),
    changes,
    forecast: forecastOf(dailyCounts(rows, from, to, source), months, from, days)
  };
}

function forecastOf(daily: readonly number[], months: readonly Step[], from: string, festivals: number[]) {
  const last = months.at(-1);
  if (!last) return null;
  const first = dayNumber(from);
  const spans = monthSpans(months.map((month) => month.from));
  const parts = spans.flatMap(tenDaySpans);
  const next: string[] = [];
  for (let month = last.from; next.length < AHEAD; next.push(month)) month = `${addDays(month, 32).slice(0, 7)}-01`;
  const sum = (day: number, days: number) =>
    daily.slice(day - first, day - first + days).reduce((total, count) => total + count, 0);
  return forecast(
    { spans: parts, counts: parts.map((part) => sum(part.from, part.days)), festivals },
    spans,
    monthSpans(next)
  );
}

export type LeadFound = OnsetLead | { kind: 'mixed' };

/** Who spoke first on one topic in one place; several places or topics together have no common beginning. */
export function leadOf(
  rows: readonly DayRow[],
  span: { from: string; to: string; festivals: readonly string[] },
  isOneMatter: boolean
): LeadFound {
  if (!isOneMatter) return { kind: 'mixed' };
  const daily = (source: string) => dailyCounts(rows, span.from, span.to, source);
  return onsetLead(daily('posts'), daily('petitions'), {
    from: dayNumber(span.from),
    festivals: span.festivals.map(dayNumber),
    look: LEAD_DAYS
  });
}
