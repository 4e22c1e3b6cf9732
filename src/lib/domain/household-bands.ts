/**
 * Bands in which counts of households are shown and ranked, so that neither a count under five nor an exact
 * difference is published. `least` is the smallest count of a band, in households. SQL reads the same rows as
 * `raw.household_bands`.
 */
export const HOUSEHOLD_BANDS: readonly { least: number; label: string }[] = [
  { least: 1, label: '不到 5 户' },
  { least: 5, label: '5–9 户' },
  { least: 10, label: '10–19 户' },
  { least: 20, label: '20–49 户' },
  { least: 50, label: '50 户以上' }
];

/** The band of a count of households, in words. */
export function householdBand(count: number): string {
  return (HOUSEHOLD_BANDS.findLast(({ least }) => count >= least) ?? HOUSEHOLD_BANDS[0]!).label;
}
