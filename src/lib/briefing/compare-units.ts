/**
 * Differences between the sealed units and those of a file: changed (old → new), removed, added, moved.
 * Pure.
 */
import { UNIT_LABELS, type Unit } from '#lib/briefing/word/units.ts';

export type UnitChangeState = 'changed' | 'removed' | 'added' | 'moved' | 'recorded';

export interface UnitChange {
  state: UnitChangeState;
  /** 表「按市比较」第 3 行第 2 列（西安市）, 段落, 图 */
  where: string;
  was: string | null;
  is: string | null;
}

/** Programs that save a file again may drop the vector twin of a picture, never change it. */
function isSame(sealed: Unit, found: Unit): boolean {
  return (
    sealed.kind === found.kind &&
    sealed.text === found.text &&
    (found.vector === undefined || found.vector === sealed.vector)
  );
}

/**
 * @param recorded texts of the issue as it stands in the product: a paragraph changed to one of them was changed on record
 */
export function compareUnits(
  sealed: readonly Unit[],
  found: readonly Unit[],
  recorded: ReadonlySet<string> = new Set()
): UnitChange[] {
  const places = placesOf(sealed);
  const foundPlaces = placesOf(found);
  const changes: { sealedAt: number | null; foundAt: number | null }[] = [];
  let gone: number[] = [];
  let come: number[] = [];
  const settle = () => {
    const pairs = paired(gone, come, sealed, found);
    changes.push(...pairs);
    gone = [];
    come = [];
  };
  for (const { left, right } of aligned(sealed, found)) {
    if (left !== null && right !== null) settle();
    else if (left !== null) gone.push(left);
    else if (right !== null) come.push(right);
  }
  settle();
  return withMoves(changes, sealed, found).flatMap(({ sealedAt, foundAt, isMove }): UnitChange[] => {
    const was = sealedAt === null ? null : sealed[sealedAt]!;
    const is = foundAt === null ? null : found[foundAt]!;
    const where = sealedAt === null ? foundPlaces[foundAt!]! : places[sealedAt]!;
    if (isMove) return [{ state: 'moved', where, was: was!.text, is: is!.text }];
    if (was && is) {
      if (recorded.has(is.text)) return [{ state: 'recorded', where, was: was.text, is: is.text }];
      return cellChanges(was, is, where) ?? [{ state: 'changed', where, was: told(was), is: told(is) }];
    }
    return [{ state: was ? 'removed' : 'added', where, was: was && told(was), is: is && told(is) }];
  });
}

/** A changed picture with the same words differs in its vector only. */
function told(unit: Unit): string {
  return unit.vector === undefined ? unit.text : `${unit.text}；矢量 ${unit.vector}`;
}

/** Where each unit stands, in words. */
function placesOf(units: readonly Unit[]): string[] {
  let caption = '';
  let row = 0;
  return units.map((unit) => {
    if (unit.kind === 'row') {
      row += 1;
      return `表${caption === '' ? '' : `「${caption}」`}${row === 1 ? '表头' : `第 ${row - 1} 行`}（${unit.cells?.[0] ?? ''}）`;
    }
    row = 0;
    if (unit.kind === 'paragraph' && unit.text.startsWith('表　'.trim())) caption = unit.text.slice(1).trim();
    return UNIT_LABELS[unit.kind];
  });
}

function cellChanges(was: Unit, is: Unit, where: string): UnitChange[] | null {
  if (!was.cells || !is.cells || was.cells.length !== is.cells.length) return null;
  const changes = was.cells.flatMap((cell, i): UnitChange[] =>
    cell === is.cells![i] ? [] : [{ state: 'changed', where: `${where}第 ${i + 1} 列`, was: cell, is: is.cells![i]! }]
  );
  return changes.length > 0 ? changes : null;
}

/** Of what went and came in one place, units of one kind are one unit that was changed: the most alike ones first. */
function paired(
  gone: readonly number[],
  come: readonly number[],
  sealed: readonly Unit[],
  found: readonly Unit[]
): { sealedAt: number | null; foundAt: number | null }[] {
  const candidates = gone
    .flatMap((left) =>
      come
        .filter((right) => sealed[left]!.kind === found[right]!.kind)
        .map((right) => ({ left, right, alike: likeness(sealed[left]!.text, found[right]!.text) }))
    )
    .filter(({ alike }) => alike > 0.3 || gone.length + come.length === 2)
    .sort((a, b) => b.alike - a.alike || a.left - b.left || a.right - b.right);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const pairs: { sealedAt: number | null; foundAt: number | null }[] = [];
  for (const { left, right } of candidates) {
    if (usedLeft.has(left) || usedRight.has(right)) continue;
    usedLeft.add(left);
    usedRight.add(right);
    pairs.push({ sealedAt: left, foundAt: right });
  }
  return [
    ...pairs,
    ...gone.filter((left) => !usedLeft.has(left)).map((left) => ({ sealedAt: left, foundAt: null })),
    ...come.filter((right) => !usedRight.has(right)).map((right) => ({ sealedAt: null, foundAt: right }))
  ].sort((a, b) => (a.sealedAt ?? Infinity) - (b.sealedAt ?? Infinity));
}

/** Share of the pairs of characters that two texts have in common (Dice), 0–1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const counts = new Map<string, number>();
  for (const pair of pairs(a)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairs(b)) {
    const left = counts.get(pair) ?? 0;
    if (left > 0) common += 1;
    counts.set(pair, left - 1);
  }
  const total = a.length + b.length - 2;
  return total <= 0 ? Number(a === b) : (2 * common) / total;
}

interface Placed {
  sealedAt: number | null;
  foundAt: number | null;
  isMove: boolean;
}

/** A unit that is removed in one place and added unchanged in another was moved. */
function withMoves(
  changes: readonly { sealedAt: number | null; foundAt: number | null }[],
  sealed: readonly Unit[],
  found: readonly Unit[]
): Placed[] {
  const come = changes.filter((change) => change.sealedAt === null);
  const taken = new Set<number>();
  const moved = new Map<number, number>();
  for (const { sealedAt, foundAt } of changes) {
    if (sealedAt === null || foundAt !== null) continue;
    const target = come.find((at) => !taken.has(at.foundAt!) && isSame(sealed[sealedAt]!, found[at.foundAt!]!));
    if (!target) continue;
    taken.add(target.foundAt!);
    moved.set(sealedAt, target.foundAt!);
  }
  return changes.flatMap(({ sealedAt, foundAt }): Placed[] => {
    if (sealedAt === null && taken.has(foundAt!)) return [];
    const target = sealedAt !== null && foundAt === null ? moved.get(sealedAt) : undefined;
    return [{ sealedAt, foundAt: target ?? foundAt, isMove: target !== undefined }];
  });
}

/**
 * Cells of the table of a longest common subsequence; beyond it, everything between the equal ends counts as changed.
 */
const MOST_STEPS = 16_000_000;

/** A longest common subsequence of both lists, with what each has alone. */
function aligned(sealed: readonly Unit[], found: readonly Unit[]): { left: number | null; right: number | null }[] {
  let head = 0;
  while (head < sealed.length && head < found.length && isSame(sealed[head]!, found[head]!)) head += 1;
  let tail = 0;
  while (
    tail < sealed.length - head &&
    tail < found.length - head &&
    isSame(sealed[sealed.length - 1 - tail]!, found[found.length - 1 - tail]!)
  )
    tail += 1;
  const rows = sealed.length - head - tail;
  const columns = found.length - head - tail;
  const same = (count: number, left: number, right: number) =>
    Array.from({ length: count }, (_, i) => ({ left: left + i, right: right + i }));
  return [
    ...same(head, 0, 0),
    ...(rows * columns > MOST_STEPS
      ? [
          ...Array.from({ length: rows }, (_, i) => ({ left: head + i, right: null })),
          ...Array.from({ length: columns }, (_, i) => ({ left: null, right: head + i }))
        ]
      : subsequence(sealed.slice(head, head + rows), found.slice(head, head + columns)).map(({ left, right }) => ({
          left: left === null ? null : left + head,
          right: right === null ? null : right + head
        }))),
    ...same(tail, sealed.length - tail, found.length - tail)
  ];
}

function subsequence(sealed: readonly Unit[], found: readonly Unit[]): { left: number | null; right: number | null }[] {
  const width = found.length + 1;
  const lengths = new Uint16Array((sealed.length + 1) * width);
  const equal = (i: number, j: number) => isSame(sealed[i]!, found[j]!);
  for (let i = sealed.length - 1; i >= 0; i--)
    for (let j = found.length - 1; j >= 0; j--)
      lengths[i * width + j] = equal(i, j)
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const steps: { left: number | null; right: number | null }[] = [];
  for (let i = 0, j = 0; i < sealed.length || j < found.length;) {
    if (i < sealed.length && j < found.length && equal(i, j)) steps.push({ left: i++, right: j++ });
    else if (j >= found.length || (i < sealed.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      steps.push({ left: i++, right: null });
    else steps.push({ left: null, right: j++ });
  }
  return steps;
}
