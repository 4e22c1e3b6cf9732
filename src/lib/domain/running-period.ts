/** Words for a period that has not ended. Pure. */
import { formatDay } from './format.ts';
import { isUnfinished, periodLabel, type Period } from './periods.ts';

/** 12月1日止 while the period holds the day of the data or lies after it; null for one that has ended. */
export function untilWords(period: Period, asOf: string): string | null {
  return isUnfinished(period, asOf) ? `${formatDay(asOf)}止` : null;
}

/** 2026年12月（尚未结束，12月1日止）, or the name of the period alone. */
export function runningLabel(period: Period, asOf: string): string {
  const until = untilWords(period, asOf);
  return until === null ? periodLabel(period) : `${periodLabel(period)}（尚未结束，${until}）`;
}
