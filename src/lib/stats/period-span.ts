import { firstDay, lastDay, type Period } from '#lib/domain/periods.ts';
import { dayNumber, type Span } from './calendar.ts';

/** A period as a stretch of days. */
export function spanOf(period: Period): Span {
  const from = dayNumber(firstDay(period));
  return { from, days: dayNumber(lastDay(period)) + 1 - from };
}
