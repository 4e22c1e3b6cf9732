import { contentHash } from '#lib/issues/content-hash.ts';
import type { Clusters } from './clusters.ts';
import type { IssueEntry } from './issue-entry.ts';

/**
 * Mean similarity that two and three records must have to be shown as an issue; four or more already confirm each
 * other.
 */
const SMALL_COHESION: Record<number, number> = { 2: 0.25, 3: 0.17 };

/**
 * Whether a cluster is shown as an issue: people decided so, or two records at least complain, and no fewer than only ask. Many questions
 * about one rule are no matter.
 */
function isIssue(clusters: Clusters, leader: number, isDecided: boolean): boolean {
  const size = clusters.size(leader);
  if (isDecided && size >= 2) return true;
  const questions = clusters.questions(leader);
  return size - questions >= Math.max(2, questions) && clusters.cohesion(leader) >= (SMALL_COHESION[size] ?? 0);
}

/** The rules that give issues their ids. */
interface IdentityRules {
  /** Content that names a record for all time; a new id derives from the earliest record, never from clock or chance. */
  seed: (record: number) => string;
  /** Whether people made the cluster with this leader. */
  isDecided: (leader: number) => boolean;
  /** The data's own time, for the history. */
  at: string | null;
}

/**
 * Carries issue ids over to the clusters of this run and records merges and splits. An issue follows most of its
 * former records; where several meet, the one that brings most records keeps its id (the older on a tie) and the
 * others point to it. An issue left with fewer than two records that complain ends.
 * @param issues entries of the ledger, changed in place; new issues are appended
 * @param former index of the issue that each record was in before this run, -1 for none
 */
export function assignIdentities(
  issues: IssueEntry[],
  clusters: Clusters,
  former: Int32Array,
  { seed, isDecided, at }: IdentityRules
): void {
  const brought = formerRecords(clusters, former);
  const heirs = heirsOf(issues, brought);
  for (const [index, issue] of issues.entries()) {
    const heir = heirs.get(index);
    if (issue.leader === -1) continue;
    if (
      heir === undefined ||
      (clusters.size(heir.leader) - clusters.questions(heir.leader) < 2 && !isDecided(heir.leader))
    ) {
      issue.leader = -1;
      issue.history.push({ kind: 'dissolved', at });
    } else if (heir.keeper === index) {
      issue.leader = heir.leader;
    } else {
      const keeper = issues[heir.keeper]!;
      issue.leader = -1;
      issue.merged_into = keeper.id;
      issue.history.push({ kind: 'merged_into', at, other: keeper.id });
      keeper.history.push({ kind: 'merged', at, other: issue.id });
    }
  }
  const known = new Set(issues.filter((issue) => issue.leader !== -1).map((issue) => issue.leader));
  const ids = new Set(issues.map((issue) => issue.id));
  for (const leader of clusters.leaders) {
    if (known.has(leader) || !isIssue(clusters, leader, isDecided(leader))) continue;
    const issue: IssueEntry = {
      id: freshId(seed(leader), ids),
      leader,
      label: '',
      size: 0,
      distinct_texts: 0,
      interaction: 0,
      representatives: [],
      history: [{ kind: 'created', at }]
    };
    const origin = mostBrought(brought.get(leader));
    if (origin !== undefined) {
      issue.history.push({ kind: 'split_from', at, other: issues[origin]!.id });
      issues[origin]!.history.push({ kind: 'split', at, other: issue.id });
    }
    ids.add(issue.id);
    issues.push(issue);
  }
}

/** leader → former issue → how many of its records are now there */
function formerRecords(clusters: Clusters, former: Int32Array): Map<number, Map<number, number>> {
  const brought = new Map<number, Map<number, number>>();
  for (const leader of clusters.leaders) {
    for (const record of clusters.members(leader)) {
      const issue = former[record] ?? -1;
      if (issue === -1) continue;
      const counts = brought.get(leader) ?? new Map<number, number>();
      counts.set(issue, (counts.get(issue) ?? 0) + 1);
      brought.set(leader, counts);
    }
  }
  return brought;
}

/** former issue → the cluster that holds most of it, and the issue whose id that cluster keeps */
function heirsOf(
  issues: readonly IssueEntry[],
  brought: ReadonlyMap<number, Map<number, number>>
): Map<number, { leader: number; keeper: number }> {
  const best = new Map<number, { leader: number; count: number }>();
  for (const [leader, counts] of brought) {
    for (const [issue, count] of counts)
      if (issues[issue]!.leader !== -1 && count > (best.get(issue)?.count ?? 0)) best.set(issue, { leader, count });
  }
  const keepers = new Map<number, { issue: number; count: number }>();
  for (const [issue, { leader, count }] of [...best].sort(([left], [right]) => left - right)) {
    if (count > (keepers.get(leader)?.count ?? 0)) keepers.set(leader, { issue, count });
  }
  return new Map([...best].map(([issue, { leader }]) => [issue, { leader, keeper: keepers.get(leader)!.issue }]));
}

function mostBrought(counts: ReadonlyMap<number, number> | undefined): number | undefined {
  return [...(counts ?? [])].sort(([left, a], [right, b]) => b - a || left - right)[0]?.[0];
}

function freshId(seed: string, taken: ReadonlySet<string>): string {
  for (let salt = 0; ; salt++) {
    const id = `hi-${contentHash(seed, salt).toString(36).padStart(11, '0')}`;
    if (!taken.has(id)) return id;
  }
}
