/** Pairs of topics told together more often than chance: the links of the network of 趋势. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { lift, logLikelihoodRatio, npmi, type PairCounts } from './association.ts';
import { formatDecimal, formatInteger } from '#lib/domain/format.ts';

export type TopicPair = PairCounts & Pick<QueryRow<'trends/topic_pairs'>, 'first_code' | 'second_code'>;

export interface TopicLink extends TopicPair {
  first_name: string;
  second_name: string;
  lift: number;
  npmi: number;
}

/** A pair needs this many records that tell both. */
export const LINK_RECORDS = 10;
/** NPMI from which a link is drawn. */
export const LINK_NPMI = 0.1;
/** G² of chance below 0.0001, since some two thousand pairs are looked at. */
const LINK_G2 = 15.14;

/** The links, strongest first. @param names of topic codes */
export function topicLinks(pairs: readonly TopicPair[], names: ReadonlyMap<string, string>): TopicLink[] {
  return pairs
    .filter((pair) => pair.pair_count >= LINK_RECORDS && npmi(pair) >= LINK_NPMI && logLikelihoodRatio(pair) >= LINK_G2)
    .map((pair) => ({
      ...pair,
      first_name: names.get(pair.first_code) ?? pair.first_code,
      second_name: names.get(pair.second_code) ?? pair.second_code,
      lift: lift(pair),
      npmi: npmi(pair)
    }))
    .sort((a, b) => b.npmi - a.npmi || (a.first_code + a.second_code < b.first_code + b.second_code ? -1 : 1));
}

/** 最常连在一起说的是“改制破产安置”和“历史欠账与集资款”：42 条同时说到，是互不相干时的 27.7 倍 */
export function linksSentence(links: readonly TopicLink[]): string {
  const top = links[0];
  if (!top) return '没有哪两个主题连在一起说得比碰巧更多';
  return `连得最紧的是“${top.first_name}”和“${top.second_name}”：${formatInteger(top.pair_count)} 条同时说到，是互不相干时的 ${formatDecimal(top.lift)} 倍`;
}
