/** One decision compared with its label; `predicted` is null where nothing could be said. */
export interface Judged {
  actual: string;
  predicted: string | null;
  score: number;
  abstained: boolean;
}

export interface LabelFigures {
  label: string;
  support: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Evaluation {
  records: number;
  accuracy: number;
  macro_f1: number;
  by_label: LabelFigures[];
  /** `confusion[actual][predicted]`, "—" for no answer. */
  confusion: Record<string, Record<string, number>>;
  /** Share of records above the abstain threshold, and accuracy among them; null when none is. */
  coverage: number;
  accuracy_covered: number | null;
}

const NO_ANSWER = '—';

/** Precision, recall and F1 per label, confusion, and coverage. Ratios without a denominator are 0. */
export function evaluate(judged: Judged[]): Evaluation {
  const confusion: Record<string, Record<string, number>> = {};
  const labels = [...new Set(judged.map((one) => one.actual))].sort();
  for (const { actual, predicted } of judged) {
    const row = (confusion[actual] ??= {});
    row[predicted ?? NO_ANSWER] = (row[predicted ?? NO_ANSWER] ?? 0) + 1;
  }
  const by_label = labels.map((label): LabelFigures => {
    const hits = confusion[label]?.[label] ?? 0;
    const support = Object.values(confusion[label] ?? {}).reduce((sum, n) => sum + n, 0);
    const answered = Object.values(confusion).reduce((sum, row) => sum + (row[label] ?? 0), 0);
    return {
      label,
      support,
      precision: ratio(hits, answered),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, answered + support)
    };
  });
  const covered = judged.filter((one) => one.predicted !== null && !one.abstained);
  return {
    records: judged.length,
    accuracy: ratio(judged.filter((one) => one.actual === one.predicted).length, judged.length),
    macro_f1: ratio(
      by_label.reduce((sum, one) => sum + one.f1, 0),
      by_label.length
    ),
    by_label,
    confusion,
    coverage: ratio(covered.length, judged.length),
    accuracy_covered:
      covered.length === 0 ? null : ratio(covered.filter((one) => one.actual === one.predicted).length, covered.length)
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
