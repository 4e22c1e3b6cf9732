/** Whether the numbers of a finished file still say what the data says. Pure. */
import { isSamePrint } from '#lib/document/spacing.ts';
import { inlinesOf, referencesOf, type BriefingDocument, type BriefingKind } from '#lib/document/document.ts';
import { plainNumbersOf, type BriefingManifest } from '#lib/briefing/word/manifest.ts';
import type { Unit } from '#lib/briefing/word/units.ts';
import { numbersIn } from '#lib/document/numbers.ts';
import type { Seal } from './seal.ts';

/** Contents of a Word file. */
export interface ReadBriefing {
  /** Null when another program dropped our part. */
  manifest: BriefingManifest | null;
  /** Which briefing it is, from our part or from the document properties. */
  about: (Pick<BriefingManifest, 'period' | 'scope' | 'issue_id'> & { kind: BriefingKind }) | null;
  /** Closing part of the file; null where there is none. */
  seal: Seal | null;
  /** Everything a reader sees. */
  units: Unit[];
  /** Content controls that still are there, in order: tag → what stands in them. */
  controls: { tag: string; text: string }[];
  /** Running text outside of the controls, one line a paragraph. */
  outside: string;
  /** All running text in order. */
  whole: string;
}

export type VerdictState = 'confirmed' | 'changed' | 'typed_over' | 'not_found' | 'without_source' | 'removed';

export interface Verdict {
  state: VerdictState;
  label: string;
  /** Text in the file; null where it was removed. */
  in_file: string | null;
  /** Text when the file was made; null where unknown. */
  made: string | null;
  /** Text of the data today; null where there is none. */
  now: string | null;
}

/**
 * @param document the same briefing composed from the data of today
 * @param tagOf the tag of a key
 */
export function verifyBriefing(
  file: ReadBriefing,
  document: BriefingDocument,
  tagOf: (key: string) => string
): Verdict[] {
  return file.controls.length > 0 ? byControls(file, document, tagOf) : byOrder(file, document);
}

function byControls(
  { controls, manifest, outside }: ReadBriefing,
  document: BriefingDocument,
  tagOf: (key: string) => string
): Verdict[] {
  const today = new Map(referencesOf(document).map((reference) => [tagOf(reference.key), reference]));
  const made = new Map((manifest?.references ?? []).map((reference) => [tagOf(reference.key), reference]));
  const verdicts = controls.map(({ tag, text }): Verdict => {
    const now = today.get(tag);
    const before = made.get(tag);
    const found = {
      label: now?.label ?? before?.label ?? tag,
      in_file: text,
      made: before?.display ?? null,
      now: now?.display ?? null
    };
    if (before && text !== before.display) return { ...found, state: 'typed_over' };
    if (!now) return { ...found, state: 'not_found' };
    return { ...found, state: isSamePrint(text, now.display) ? 'confirmed' : before ? 'changed' : 'typed_over' };
  });
  const present = new Set(controls.map((control) => control.tag));
  const removed = [...made]
    .filter(([tag]) => !present.has(tag))
    .map(([, { label, display }]): Verdict => ({ state: 'removed', label, in_file: null, made: display, now: null }));
  return [...verdicts, ...removed, ...withoutSource(outside, manifest?.plain_numbers ?? plainNumbersOf(document))];
}

/** Numbers in plain words that were not there when the file was made: typed in by hand. */
function withoutSource(outside: string, known: readonly string[]): Verdict[] {
  const left = counted(known);
  return numbersIn(outside)
    .filter((number) => !take(left, number))
    .map((number): Verdict => ({ state: 'without_source', label: '文中数字', in_file: number, made: null, now: null }));
}

function counted(numbers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** Takes one away; false when none is left. */
function take(counts: Map<string, number>, number: string): boolean {
  const count = counts.get(number) ?? 0;
  if (count > 0) counts.set(number, count - 1);
  return count > 0;
}

/**
 * Without controls (a file saved by another program): the numbers of file and document are laid beside each other in
 * order.
 */
function byOrder({ whole, manifest }: ReadBriefing, document: BriefingDocument): Verdict[] {
  const expected = inlinesOf(document).flatMap((inline) => {
    const label = typeof inline === 'string' ? null : inline.label;
    return numbersIn(typeof inline === 'string' ? inline : inline.display).map((number) => ({ number, label }));
  });
  const found = numbersIn(whole);
  // Titles and the head are not laid beside anything; their numbers may stand anywhere.
  const around = counted(manifest?.plain_numbers ?? plainNumbersOf(document));
  for (const { number, label } of expected) if (label === null) take(around, number);
  const verdicts: Verdict[] = [];
  let missing: { label: string; number: string }[] = [];
  let extra: string[] = [];
  /** Numbers that stand in the same gap on both sides are one number that was changed. */
  const settle = () => {
    extra = extra.filter((number, i) => extra.length - i <= missing.length || !take(around, number));
    missing.forEach(({ label, number }, i) =>
      verdicts.push({
        state: extra[i] === undefined ? 'not_found' : 'changed',
        label,
        in_file: extra[i] ?? null,
        made: null,
        now: number
      })
    );
    for (const number of extra.slice(missing.length))
      verdicts.push({ state: 'without_source', label: '文中数字', in_file: number, made: null, now: null });
    missing = [];
    extra = [];
  };
  for (const step of align(
    expected.map((at) => at.number),
    found
  )) {
    const at = step.left === null ? null : expected[step.left]!;
    if (at && step.right !== null) {
      settle();
      if (at.label !== null)
        verdicts.push({ state: 'confirmed', label: at.label, in_file: at.number, made: null, now: at.number });
    } else if (at) {
      if (at.label !== null) missing.push({ label: at.label, number: at.number });
    } else extra.push(found[step.right!]!);
  }
  settle();
  return verdicts;
}

/** A longest common subsequence of two lists of numbers, with what each has alone. */
function align(left: readonly string[], right: readonly string[]): { left: number | null; right: number | null }[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const steps: { left: number | null; right: number | null }[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (i < left.length && j < right.length && left[i] === right[j]) steps.push({ left: i++, right: j++ });
    else if (j >= right.length || (i < left.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      steps.push({ left: i++, right: null });
    else steps.push({ left: null, right: j++ });
  }
  return steps;
}

export const VERDICT_LABELS: Record<VerdictState, string> = {
  confirmed: '一致',
  changed: '数据已变',
  typed_over: '被改写',
  not_found: '找不到',
  without_source: '没有出处',
  removed: '已删去'
};

/** True when somebody must look at the file: anything but confirmed and removed numbers. */
export function needsAttention(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ state }) => state !== 'confirmed' && state !== 'removed');
}
