/**
 * Text pieces of one second-level topic. Templates use `[a|b]` for alternatives and `{slot}` for values
 * (see expand.ts). Facts carry no subject, so that a petitioner, a visited worker and a post can all say them.
 */
export interface Fragments {
  titles: string[];
  facts: string[];
  asks: string[];
  /** Short colloquial lines for platforms. */
  posts: string[];
}

export type TopicFragments = Record<string, Fragments>;
