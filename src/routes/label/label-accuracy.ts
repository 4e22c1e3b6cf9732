/** How often the machine was right, by what it had said and by month, from the corrections that stand. */
import type { Correction, CorrectionKind } from '#lib/domain/corrections.ts';

export interface ClassAccuracy {
  kind: CorrectionKind;
  machine_value: string;
  labelled_count: number;
  right_count: number;
}

/** Only the first topic is compared, as in the mart correction_accuracy. */
function isRight({ value, machine_value }: Correction): boolean {
  return value.split(',')[0] === machine_value.split(',')[0];
}

/** Most looked at first. */
export function accuracyByClass(corrections: readonly Correction[]): ClassAccuracy[] {
  const classes = new Map<string, ClassAccuracy>();
  for (const correction of corrections) {
    const machine_value = correction.machine_value.split(',')[0]!;
    const key = `${correction.kind} ${machine_value}`;
    const row = classes.get(key) ?? { kind: correction.kind, machine_value, labelled_count: 0, right_count: 0 };
    row.labelled_count += 1;
    if (isRight(correction)) row.right_count += 1;
    classes.set(key, row);
  }
  return [...classes.values()].sort(
    (a, b) =>
      b.labelled_count - a.labelled_count ||
      a.kind.localeCompare(b.kind) ||
      a.machine_value.localeCompare(b.machine_value)
  );
}

export interface MonthAccuracy {
  /** 2026-11 */
  month: string;
  labelled_count: number;
  right_count: number;
}

/**
 * Accuracy of one kind by month of the correction in Shanghai, from the first to the last month with one; months
 * without are empty.
 */
export function accuracyByMonth(corrections: readonly Correction[], kind: CorrectionKind): MonthAccuracy[] {
  const of = corrections
    .filter((correction) => correction.kind === kind)
    .map((correction) => ({ month: shanghaiMonth(correction.corrected_at), isRight: isRight(correction) }));
  const months = [...new Set(of.map(({ month }) => month))].sort();
  const all: string[] = [];
  for (let month = months[0]; month !== undefined && month <= months.at(-1)!; month = nextMonth(month)) all.push(month);
  return all.map((month) => {
    const rows = of.filter((row) => row.month === month);
    return { month, labelled_count: rows.length, right_count: rows.filter((row) => row.isRight).length };
  });
}

function shanghaiMonth(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 7);
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 1)).toISOString().slice(0, 7);
}
