import type { IssueDecision } from '#lib/domain/issue-decisions.ts';
import type { Clusters } from './clusters.ts';
import type { Corpus } from './corpus.ts';

/** Decisions of people on which records are one matter, by record id. */
export interface Grouping {
  /** Records of two issues that are one. */
  merged: { part: readonly string[]; rest: readonly string[] }[];
  /** Records of one issue that are two. */
  split: { part: readonly string[]; rest: readonly string[] }[];
}

export const NOTHING_DECIDED: Grouping = { merged: [], split: [] };

/** The decisions that regroup records. */
export function groupingOf(decisions: readonly IssueDecision[]): Grouping {
  const of = (kind: IssueDecision['kind']) => decisions.filter((decision) => decision.kind === kind);
  return { merged: of('merge'), split: of('split') };
}

/**
 * Numbers of the regrouping decisions that name a record, by record id: part of its version, so that a decision made
 * or taken back has the record mined again.
 */
export function decisionsByRecord(decisions: readonly IssueDecision[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { decision_id, kind, part, rest } of decisions)
    if (kind === 'merge' || kind === 'split')
      for (const id of [...part, ...rest]) found.set(id, `${found.get(id) ?? ''},${decision_id}`);
  return found;
}

/** The grouping for one run, by record number. */
export class DecidedGroups {
  readonly #merged: { part: number[]; rest: number[] }[];
  readonly #split: { part: number[]; rest: number[] }[];
  /** record → on which side of which split it is */
  readonly #sides = new Map<number, Map<number, 0 | 1>>();

  constructor(grouping: Grouping, corpus: Corpus) {
    const numbers = new Map<string, number[]>();
    if (grouping.merged.length + grouping.split.length > 0)
      corpus.ids.forEach((id, record) => {
        if (corpus.alive[record] === 1) numbers.set(id, [...(numbers.get(id) ?? []), record]);
      });
    const found = ({ part, rest }: { part: readonly string[]; rest: readonly string[] }) => ({
      part: part.flatMap((id) => numbers.get(id) ?? []),
      rest: rest.flatMap((id) => numbers.get(id) ?? [])
    });
    this.#merged = grouping.merged.map(found);
    this.#split = grouping.split.map(found);
    this.#split.forEach(({ part, rest }, no) => {
      for (const [side, records] of [part, rest].entries())
        for (const record of records)
          this.#sides.set(record, (this.#sides.get(record) ?? new Map<number, 0 | 1>()).set(no, side as 0 | 1));
    });
  }

  /** Whether joining the two clusters would bring together what people took apart. */
  areApart(clusters: Clusters, left: number, right: number): boolean {
    if (this.#sides.size === 0) return false;
    const sides = this.#sidesOf(clusters, left);
    if (sides.size === 0) return false;
    for (const [no, held] of this.#sidesOf(clusters, right)) {
      const other = sides.get(no);
      if (other !== undefined && (other | held) === 3) return true;
    }
    return false;
  }

  /** Takes apart the clusters that hold both sides of a split. */
  separate(clusters: Clusters): void {
    for (const { part, rest } of this.#split) {
      const stay = new Set(rest.map((record) => clusters.leader[record]!));
      const leaving = part.filter((record) => stay.has(clusters.leader[record]!));
      for (const record of leaving) if (clusters.size(clusters.leader[record]!) > 1) clusters.detach(record);
      this.#joinAll(clusters, part);
    }
  }

  /** Joins the clusters that hold most of each side of a merge, and the records of each split part. */
  unite(clusters: Clusters): void {
    for (const { part } of this.#split) this.#joinAll(clusters, part);
    for (const { part, rest } of this.#merged) {
      const [left, right] = [majority(clusters, part), majority(clusters, rest)];
      if (left !== undefined && right !== undefined && left !== right && !this.areApart(clusters, left, right))
        clusters.join(left, right);
    }
  }

  /** Whether people made this cluster: it is shown however unlike its records are. */
  isDecided(clusters: Clusters, leader: number): boolean {
    const holds = (records: readonly number[]) =>
      records.filter((record) => clusters.leader[record] === leader).length >= 2;
    return (
      this.#split.some(({ part }) => holds(part)) || this.#merged.some(({ part, rest }) => holds([...part, ...rest]))
    );
  }

  #joinAll(clusters: Clusters, records: readonly number[]): void {
    for (const record of records) {
      const [first, next] = [clusters.leader[records[0]!]!, clusters.leader[record]!];
      if (first !== next && !this.areApart(clusters, first, next)) clusters.join(first, next);
    }
  }

  /** split → sides held as bits: 1 the part that left, 2 what stayed */
  #sidesOf(clusters: Clusters, leader: number): Map<number, number> {
    const held = new Map<number, number>();
    for (const record of clusters.members(leader))
      for (const [no, side] of this.#sides.get(record) ?? []) held.set(no, (held.get(no) ?? 0) | (side + 1));
    return held;
  }
}

function majority(clusters: Clusters, records: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const record of records) {
    const leader = clusters.leader[record]!;
    counts.set(leader, (counts.get(leader) ?? 0) + 1);
  }
  return [...counts].sort(([left, a], [right, b]) => b - a || left - right)[0]?.[0];
}
