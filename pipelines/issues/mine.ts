import { formatTime, type MinedRecord } from '#lib/issues/record.ts';
import { agglomerate } from './agglomerate.ts';
import { Clusters } from './clusters.ts';
import { appendRecords, emptyCorpus, retireRecord, type Corpus } from './corpus.ts';
import { describeMembers, issueRows, type IssueRow } from './describe.ts';
import { assignIdentities } from './identity.ts';
import { matchVersions, type VersionMatch } from './match-versions.ts';
import { pinRecords } from './pin.ts';
import { DecidedGroups, NOTHING_DECIDED, type Grouping } from './decided.ts';
import type { IssueEntry } from './issue-entry.ts';
import { NeighbourSearch } from './neighbours.ts';
import { divideIncoherent } from './divide.ts';
import { backgroundSimilarity, buildVectors, type VectorSpace } from './vectors.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Mean similarity from which two clusters are one matter: a base plus a multiple of the similarity that any two
 * records of the collection have. Free letters need little above the base; forms and templates, which all look alike,
 * need much more. One setting for all data, from the middle of a plateau (README).
 */
const JOIN_BASE = 0.075;
const JOIN_BACKGROUND = 10;
const JOIN_MAX = 0.25;
/** In a small collection a high background may be one matter that fills it; it counts fully only in larger ones. */
const BACKGROUND_RECORDS = 2_000;

/** After clusters grew, their new neighbours are looked up again; this often at most. */
const MAX_ROUNDS = 2;

/** All that mining remembers between runs. */
export interface IssueState {
  corpus: Corpus;
  vocabulary: Vocabulary;
  issues: IssueEntry[];
}

export function emptyState(): IssueState {
  return { corpus: emptyCorpus(), vocabulary: new Vocabulary(), issues: [] };
}

export interface MineResult {
  state: IssueState;
  /** Issue of each given record, in the given order; null for a record that shares its matter with no other. */
  issue_ids: (string | null)[];
  /** All living issues, the hottest first. */
  rows: IssueRow[];
  /** Records that were new or changed. */
  added: number;
  /** Whether the state differs from before. */
  changed: boolean;
}

/**
 * Adds records to the state and brings the issues up to date. Records already known in the same version change
 * nothing. The result does not depend on the order of `records`: new ones are taken by time, then id. Records
 * `withdrawn`, by id, leave their issues; `pins` (record id → issue id) and `grouping` are what people decided.
 */
export function mine(
  previous: IssueState,
  records: readonly MinedRecord[],
  withdrawn: ReadonlySet<string> = new Set(),
  pins: ReadonlyMap<string, string> = new Map(),
  grouping: Grouping = NOTHING_DECIDED
): MineResult {
  const { vocabulary, issues } = previous;
  const gone = withdraw(previous.corpus, vocabulary, withdrawn);
  const match = matchVersions(previous.corpus, vocabulary, records);
  const retired = [...match.retired, ...gone].sort((left, right) => left - right);
  const former = formerIssues(previous.corpus, issues, match);
  const before = previous.corpus.leader.slice();
  for (const record of retired) before[record] = -1;
  releadAfter(previous.corpus, retired);
  const corpus = appendRecords(previous.corpus, vocabulary, match.fresh);
  const changed = match.fresh.length > 0 || retired.length > 0;
  if (changed) {
    const space = buildVectors(corpus, vocabulary);
    const threshold = joinSimilarity(space, corpus.ids.length);
    const clusters = new Clusters(corpus, space);
    const decided = new DecidedGroups(grouping, corpus);
    const search = new NeighbourSearch(space, clusters, decided);
    decided.separate(clusters);
    let open = [...new Set(match.fresh.map((_, index) => clusters.leader[before.length + index]!))];
    for (let round = 0; round < MAX_ROUNDS && open.length > 0; round++) {
      open = agglomerate(clusters, search, search.ofAll(open, threshold), threshold);
    }
    divideIncoherent(clusters, search, threshold, (leader) => hasChanged(clusters, before, leader));
    decided.unite(clusters);
    assignIdentities(issues, clusters, former, {
      seed: (record) => `${corpus.ids[record]}\n${corpus.text_hash[record]}`,
      isDecided: (leader) => decided.isDecided(clusters, leader),
      at: formatTime(latest(corpus))
    });
    const pinned = pinRecords(issues, clusters, corpus, pins, formatTime(latest(corpus)));
    for (const issue of issues)
      if (
        issue.leader !== -1 &&
        (issue.size === 0 || pinned.has(issue.leader) || hasChanged(clusters, before, issue.leader, issue.size))
      )
        describeMembers(issue, corpus, vocabulary, space, clusters);
  }
  const members = membersByLeader(corpus);
  const idOf = new Map(issues.filter((issue) => issue.leader !== -1).map((issue) => [issue.leader, issue.id]));
  return {
    state: { corpus, vocabulary, issues },
    issue_ids: match.positions.map((record) => idOf.get(corpus.leader[record]!) ?? null),
    rows: issueRows(issues, corpus, (leader) => members.get(leader) ?? [], latest(corpus)),
    added: match.fresh.length,
    changed
  };
}

/** The threshold for a collection; exported for the figures in the README. */
function joinSimilarity(space: VectorSpace, records: number): number {
  const background = backgroundSimilarity(space, records) * (records / (records + BACKGROUND_RECORDS));
  return Math.min(JOIN_MAX, JOIN_BASE + JOIN_BACKGROUND * background);
}

/** Whether a cluster's records are not exactly those it had before this run. */
function hasChanged(clusters: Clusters, before: Int32Array, leader: number, formerSize?: number): boolean {
  const members = clusters.members(leader);
  if (formerSize !== undefined && members.length !== formerSize) return true;
  const origin = before[members[0]!] ?? -1;
  return members.some((record) => record >= before.length || before[record] === -1 || before[record] !== origin);
}

/**
 * Issue of every record before this run, -1 for none. A new version in the same words comes from where the version
 * before stood; other words are another matter.
 */
function formerIssues(corpus: Corpus, issues: readonly IssueEntry[], { fresh, retired }: VersionMatch): Int32Array {
  const byLeader = new Map<number, number>();
  issues.forEach((issue, index) => issue.leader !== -1 && byLeader.set(issue.leader, index));
  const former = new Int32Array(corpus.ids.length + fresh.length).fill(-1);
  corpus.leader.forEach((leader, record) => (former[record] = byLeader.get(leader) ?? -1));
  const replaced = new Map(
    retired.map((record) => [`${corpus.ids[record]}\n${corpus.text_hash[record]}`, former[record]!])
  );
  fresh.forEach(
    ({ id, text_hash }, index) => (former[corpus.ids.length + index] = replaced.get(`${id}\n${text_hash}`) ?? -1)
  );
  return former;
}

function withdraw(corpus: Corpus, vocabulary: Vocabulary, withdrawn: ReadonlySet<string>): number[] {
  if (withdrawn.size === 0) return [];
  const gone = corpus.ids.flatMap((id, record) => (corpus.alive[record] === 1 && withdrawn.has(id) ? [record] : []));
  for (const record of gone) retireRecord(corpus, vocabulary, record);
  return gone;
}

/** A cluster whose leader was retired is led by its next record. */
function releadAfter(corpus: Corpus, retired: readonly number[]): void {
  const lost = new Set(retired.filter((record) => corpus.leader[record] === record));
  if (lost.size === 0) return;
  const next = new Map<number, number>();
  corpus.leader.forEach((leader, record) => {
    if (!lost.has(leader) || corpus.alive[record] === 0) return;
    if (!next.has(leader)) next.set(leader, record);
    corpus.leader[record] = next.get(leader)!;
  });
}

function membersByLeader(corpus: Corpus): Map<number, number[]> {
  const members = new Map<number, number[]>();
  corpus.leader.forEach((leader, record) => {
    if (corpus.alive[record] === 0) return;
    const own = members.get(leader);
    if (own) own.push(record);
    else members.set(leader, [record]);
  });
  return members;
}

/** The data's own "now": the latest time of any valid record. */
function latest(corpus: Corpus): number {
  let last = Number.NaN;
  corpus.time.forEach((time, record) => {
    if (corpus.alive[record] === 1 && !Number.isNaN(time) && !(time <= last)) last = time;
  });
  return last;
}
