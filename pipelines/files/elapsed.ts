import { formatDecimal } from '#lib/domain/format.ts';

/** Seconds since a reading of `performance.now()`, as a log shows them: 12.3. */
export function secondsSince(from: number, digits = 1): string {
  return formatDecimal((performance.now() - from) / 1000, digits);
}
