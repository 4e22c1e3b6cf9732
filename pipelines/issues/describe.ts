import { currentHeat, heatOf, type HeatParts } from '#lib/issues/heat.ts';
import { distinctLabels } from '#lib/issues/distinct-labels.ts';
import { labelOf, namesIn, plainLabel } from '#lib/issues/label.ts';
import { formatTime } from '#lib/issues/record.ts';
import { timelineOf, type IssueState, type Timeline } from '#lib/issues/timeline.ts';
import type { Clusters } from './clusters.ts';
import type { Corpus } from './corpus.ts';
import { distinctTexts } from './distinct-texts.ts';
import type { IssueEntry, IssueEvent } from './issue-entry.ts';
import type { VectorSpace } from './vectors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Labels are read off at most this many different texts. */
const LABEL_LINES = 60;
const REPRESENTATIVES = 3;

/** One line of the issues file. */
export interface IssueRow {
  issue_id: string;
  label: string;
  /** The label without a company or site; empty where nothing is left. */
  plain_label: string;
  /** Whether the label names a company or site. */
  names_somebody: boolean;
  /** 0..100 by the printed formula, over the whole life of the issue. */
  heat: number;
  /** The same with item heat halved every 48 hours and the voices of the last 28 days. */
  heat_now: number;
  /** Fewer than five records: show the records, no index. */
  small_sample: boolean;
  size: number;
  distinct_texts: number;
  first_seen: string | null;
  last_seen: string | null;
  /** The most frequent first, at most five. */
  places: string[];
  /** Records by source. */
  sources: Record<string, number>;
  representative_ids: string[];
  state: IssueState;
  /** Last 7 days against the weekly mean of the 4 weeks before, as a share of that mean (or of 1, if it is below 1). */
  growth: number;
  recent: number;
  baseline: number;
  negative_share: number | null;
  history: IssueEvent[];
}

/** Fills in what depends on the members of an issue alone: size, different texts, representatives, label. */
export function describeMembers(
  issue: IssueEntry,
  corpus: Corpus,
  vocabulary: Vocabulary,
  space: VectorSpace,
  clusters: Clusters
): void {
  const members = [...clusters.members(issue.leader)].sort((left, right) => left - right);
  const groups = distinctTexts(members, corpus, space);
  const firsts = groups.map((group) => group[0]!);
  issue.size = members.length;
  issue.distinct_texts = groups.length;
  issue.interaction = groups.reduce(
    (sum, group) => sum + Math.max(...group.map((record) => corpus.item_heat[record]!)),
    0
  );
  const central = byCentrality(firsts, issue.leader, corpus, space, clusters);
  issue.representatives = central.slice(0, REPRESENTATIVES);
  const complaining = central.filter((record) => corpus.asks[record] === 0);
  issue.label = labelOf(
    (complaining.length > 0 ? complaining : central).slice(0, LABEL_LINES).map((record) => corpus.excerpts[record]!),
    (pair) => Math.max(0, Math.log((corpus.ids.length + 1) / (vocabulary.frequencyOf(pair) + 0.5)))
  );
}

/** Rows of all living issues, the hottest first. */
export function issueRows(
  issues: readonly IssueEntry[],
  corpus: Corpus,
  membersOf: (leader: number) => readonly number[],
  asOf: number
): IssueRow[] {
  const living = issues.filter((issue) => issue.leader !== -1);
  const facts = living.map((issue) => factsOf(issue, membersOf(issue.leader), corpus, asOf));
  const heat = heatOf(facts.map((fact) => fact.life));
  const now = heatOf(facts.map((fact) => fact.current));
  const labels = distinctLabels(
    living.map((issue, index) => ({
      id: issue.id,
      label: issue.label,
      place: facts[index]!.home,
      is_general: namesIn(issue.label).length === 0,
      first_seen: formatTime(facts[index]!.timeline.first_seen)
    }))
  );
  return living
    .map((issue, index): IssueRow => {
      const { timeline, life, places, sources } = facts[index]!;
      return {
        issue_id: issue.id,
        label: labels[index]!,
        plain_label: plainLabel(issue.label, facts[index]!.home),
        names_somebody: namesIn(issue.label).some(({ kind }) => kind !== 'area'),
        heat: heat[index]!,
        heat_now: now[index]!,
        small_sample: issue.size < 5,
        size: issue.size,
        distinct_texts: issue.distinct_texts,
        first_seen: formatTime(timeline.first_seen),
        last_seen: formatTime(timeline.last_seen),
        places,
        sources,
        representative_ids: issue.representatives.map((record) => corpus.ids[record]!),
        state: timeline.state,
        growth: round(timeline.growth),
        recent: timeline.recent,
        baseline: round(timeline.baseline),
        negative_share: life.negative_share === null ? null : round(life.negative_share),
        history: issue.history
      };
    })
    .sort(
      (left, right) => right.heat - left.heat || right.size - left.size || (left.issue_id < right.issue_id ? -1 : 1)
    );
}

interface Facts {
  timeline: Timeline;
  life: HeatParts;
  current: HeatParts;
  places: string[];
  /** The place of half of its records and more, 多地 for an issue of many places, '' where none is known. */
  home: string;
  sources: Record<string, number>;
}

function factsOf(issue: IssueEntry, members: readonly number[], corpus: Corpus, asOf: number): Facts {
  const timeline = timelineOf(
    members.map((record) => corpus.time[record]!),
    asOf
  );
  const excess = Math.max(0, timeline.recent - timeline.baseline);
  const judged = members.filter((record) => corpus.negative[record] !== -1);
  const negative_share =
    judged.length === 0 ? null : judged.filter((record) => corpus.negative[record] === 1).length / judged.length;
  const lately = members.filter((record) => asOf - corpus.time[record]! <= 28 * 86_400_000).length;
  const places = ranked(
    members.flatMap((record) => (corpus.places[record] === '' ? [] : corpus.places[record]!.split('\t')))
  );
  const decayed = members.reduce(
    (sum, record) =>
      sum +
      (Number.isNaN(corpus.time[record]!) ? 0 : currentHeat(corpus.item_heat[record]!, asOf - corpus.time[record]!)),
    0
  );
  return {
    timeline,
    life: {
      size: issue.size,
      distinct_texts: issue.distinct_texts,
      interaction: issue.interaction,
      excess,
      negative_share
    },
    current: {
      size: lately,
      distinct_texts: Math.min(lately, issue.distinct_texts),
      interaction: Math.min(decayed, issue.interaction),
      excess,
      negative_share
    },
    places: places.slice(0, 5).map(([place]) => place),
    home: places[0] === undefined ? '' : 2 * places[0][1] >= members.length ? places[0][0] : '多地',
    sources: Object.fromEntries(ranked(members.map((record) => corpus.sources[record]!)))
  };
}

/** Records by similarity with the whole issue, the closest first. */
function byCentrality(
  records: readonly number[],
  leader: number,
  corpus: Corpus,
  space: VectorSpace,
  clusters: Clusters
): number[] {
  const sum = clusters.sum(leader);
  const weightOf = new Map(Array.from(sum.terms, (term, at) => [term, sum.weights[at]!]));
  const closeness = new Map(
    records.map((record) => {
      let dot = 0;
      for (let at = corpus.offsets[record]!; at < corpus.offsets[record + 1]!; at++)
        if (space.says[corpus.terms[at]!] !== 1) dot += space.weights[at]! * (weightOf.get(corpus.terms[at]!) ?? 0);
      return [record, dot];
    })
  );
  return [...records].sort((left, right) => closeness.get(right)! - closeness.get(left)! || left - right);
}

function ranked(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
