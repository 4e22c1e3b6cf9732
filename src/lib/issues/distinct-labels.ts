/** Distinguishes issues whose labels are equal. */
export interface LabelledIssue {
  id: string;
  label: string;
  /** The place that most of it is about, or 多地; empty when none is known. */
  place: string;
  /** Whether the label names no place, company or site: then it says of which place it speaks. */
  is_general: boolean;
  /** Time of its first record, ISO; null when no record has a time. */
  first_seen: string | null;
}

/**
 * Labels by which a reader can tell the issues apart, in the given order. The same grievance comes up in many places:
 * a label that names nothing gets its place; where two labels agree, the place is added, then the month of the first record, then a number (by first record). A
 * label that is alone stays as it is.
 */
export function distinctLabels(issues: readonly LabelledIssue[]): string[] {
  const added = issues.map((): string[] => []);
  const labelAt = (index: number) => withNote(issues[index]!.label, added[index]!.join('，'));
  const addWhereAlike = (part: (issue: LabelledIssue, no: number, added: readonly string[]) => string) => {
    const groups = new Map<string, number[]>();
    issues.forEach((_, index) => groups.set(labelAt(index), [...(groups.get(labelAt(index)) ?? []), index]));
    for (const alike of groups.values()) {
      if (alike.length < 2) continue;
      alike
        .sort((left, right) => order(issues[left]!, issues[right]!))
        .forEach((index, no) => {
          const text = part(issues[index]!, no, added[index]!);
          if (text !== '') added[index]!.push(text);
        });
    }
  };
  issues.forEach(({ label, place, is_general }, index) => {
    if (is_general && place !== '' && !names(label, place)) added[index]!.push(place);
  });
  addWhereAlike(({ label, place }, _, own) => (names(label, place) || own.includes(place) ? '' : place));
  addWhereAlike(({ first_seen }) =>
    first_seen === null ? '' : `${Number(first_seen.slice(0, 4))}年${Number(first_seen.slice(5, 7))}月起`
  );
  addWhereAlike((_, no) => (no === 0 ? '' : `之${no + 1}`));
  return issues.map((_, index) => labelAt(index));
}

/** Adds to the label in brackets; brackets that it ends with are filled up. */
function withNote(label: string, note: string): string {
  if (note === '') return label;
  return label.endsWith('）') ? `${label.slice(0, -1)}，${note}）` : `${label}（${note}）`;
}

/** Whether the label says the place already, with or without the ending (雁塔 for 雁塔区). */
function names(label: string, place: string): boolean {
  return place !== '' && label.includes(place.length > 2 ? place.replace(/[市县区]$/u, '') : place);
}

function order(left: LabelledIssue, right: LabelledIssue): number {
  const [a, b] = [left.first_seen ?? '', right.first_seen ?? ''];
  return a < b ? -1 : a > b ? 1 : left.id < right.id ? -1 : 1;
}
