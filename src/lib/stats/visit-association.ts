/**
 * Whether complaints after a visit differ from those of equal enterprises that were not visited then. Pure; draws are
 * seeded.
 */
import type { Interval } from '#lib/domain/intervals.ts';
import { stepUp } from './step-up.ts';
import { seededRandom } from './random.ts';

/** One value of the enterprises that a visit is held against, and how many of them have it. */
export interface SetRow {
  industry: string;
  set_no: number;
  /** Complaints in the 180 days after the day of the visit. */
  own_after: number;
  /** Complaints in the year before the 180 days before the visit. */
  own_earlier: number;
  peer_after: number;
  peer_earlier: number;
  peer_count: number;
}

export type VisitAssociation =
  | { kind: 'too_few'; matched: number }
  | {
      kind: 'estimate';
      /** Visits with peers. */
      matched: number;
      /** Complaints an enterprise after the visit, less those of its peers in the same days. */
      difference: number;
      /** 95 %, of this industry looked at alone. */
      interval: Interval;
      /** Expected false share if every industry at least as rare were called a find. */
      q_value: number;
      isFound: boolean;
      isSmall: boolean;
    };

export const ASSOCIATION_NEEDS = 10;
const FULL_FROM = 30;
const DRAWS = 2000;
/** Expected share of false ones among the industries called a find. */
export const ASSOCIATION_SHARE = 0.05;

interface Member {
  after: number;
  earlier: number;
}

/** The visited one first. */
type MatchedSet = Member[];

/**
 * Risk-set matching (Li, Propert and Rosenbaum, JASA 96, 2001), exact in the complaints of the 30 and 180 days before,
 * adjusted within sets for those of the year before (covariance adjustment, Rosenbaum, Statistical Science 17, 2002),
 * judged by randomisation within sets: were visits unrelated to what follows, each member of a set would be the visited
 * one with equal chance. An enterprise may be a peer in several sets: the terms stay uncorrelated as those of the
 * stratified score test do (Mantel and Haenszel 1959; Cox 1975), so sharing narrows nothing. Industries are judged
 * together (Benjamini and Hochberg 1995).
 */
export function visitAssociations(rows: readonly SetRow[]): Map<string, VisitAssociation> {
  const industries = new Map<string, MatchedSet[]>();
  for (const [industry, sets] of setsOf(rows)) industries.set(industry, sets);
  const judged = [...industries].filter(([, sets]) => sets.length >= ASSOCIATION_NEEDS);
  const measured = judged.map(([, sets]) => differenceOf(sets));
  const q_values = stepUp(measured.map(({ p_value }) => p_value));
  const found = new Map<string, VisitAssociation>();
  for (const [industry, sets] of industries) found.set(industry, { kind: 'too_few', matched: sets.length });
  judged.forEach(([industry, sets], at) => {
    const { difference, interval } = measured[at]!;
    found.set(industry, {
      kind: 'estimate',
      matched: sets.length,
      difference,
      interval,
      q_value: q_values[at]!,
      isFound: q_values[at]! <= ASSOCIATION_SHARE,
      isSmall: sets.length < FULL_FROM
    });
  });
  return found;
}

function setsOf(rows: readonly SetRow[]): Map<string, MatchedSet[]> {
  const sets = new Map<number, MatchedSet>();
  const industries = new Map<string, MatchedSet[]>();
  for (const row of rows) {
    let set = sets.get(row.set_no);
    if (!set) {
      set = [{ after: row.own_after, earlier: row.own_earlier }];
      sets.set(row.set_no, set);
      const known = industries.get(row.industry);
      if (known) known.push(set);
      else industries.set(row.industry, [set]);
    }
    for (let peer = 0; peer < row.peer_count; peer++) set.push({ after: row.peer_after, earlier: row.peer_earlier });
  }
  return industries;
}

/** Mean difference, its 95 % interval by inversion of the draws, and how rare it is when visits fall on any member. */
function differenceOf(sets: readonly MatchedSet[]): { difference: number; interval: Interval; p_value: number } {
  const random = seededRandom(20121211);
  const terms = termsOf(sets);
  const difference = terms.reduce((sum, set) => sum + set[0]!, 0) / sets.length;
  const drawn = Float64Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (const set of terms) sum += set[Math.floor(random() * set.length)]!;
    return sum / sets.length;
  }).sort();
  const beyond = drawn.reduce((sum, one) => sum + (Math.abs(one) >= Math.abs(difference) - 1e-9 ? 1 : 0), 0);
  return {
    difference,
    interval: {
      low: difference - drawn[Math.ceil(0.975 * DRAWS) - 1]!,
      high: difference - drawn[Math.floor(0.025 * DRAWS)]!
    },
    p_value: (1 + beyond) / (1 + DRAWS)
  };
}

/**
 * For each member what the difference would be, had the visit been its own: complaints after, less those of the
 * others of the set.
 */
function termsOf(sets: readonly MatchedSet[]): number[][] {
  let [together, alone] = [0, 0];
  const centred = sets.map((set) => {
    const after = set.reduce((sum, one) => sum + one.after, 0) / set.length;
    const earlier = set.reduce((sum, one) => sum + one.earlier, 0) / set.length;
    return set.map((one) => {
      const [y, x] = [one.after - after, one.earlier - earlier];
      // A large set carries no more weight than a small one: each speaks of one visit.
      together += (x * y) / set.length;
      alone += (x * x) / set.length;
      return { y, x };
    });
  });
  const slope = alone > 0 ? together / alone : 0;
  return centred.map((set) => set.map(({ y, x }) => ((y - slope * x) * set.length) / (set.length - 1)));
}
