/** Keys of the labelling page: first a letter for a topic of the first level, then a digit for one below it. */
import type { QueryRow } from '#lib/contracts/query-row.ts';

export type TopicNode = Pick<QueryRow<'search/topics'>, 'topic_code' | 'topic_name' | 'parent_code'>;

/**
 * One letter for each topic of the first level, in the order of the catalogue; the keys of the page itself are left
 * out.
 */
const LETTERS = 'abcdefghijklmnopqrty';
const CONFIRM_KEY = 'Enter';
const NONE_KEY = '0';
const SKIP_KEY = 's';
const UNDO_KEY = 'z';
const POLARITY_KEYS = { v: 'negative', w: 'neutral', x: 'positive' } as const;

export interface KeyedTopic extends TopicNode {
  key: string;
  /** Topics below, by digit. */
  children: (TopicNode & { key: string })[];
}

export function keyedTopics(topics: readonly TopicNode[]): KeyedTopic[] {
  return topics
    .filter((topic) => topic.parent_code === null && topic.topic_code !== 'T99')
    .map((topic, i) => ({
      ...topic,
      key: LETTERS[i] ?? '',
      children: topics
        .filter((child) => child.parent_code === topic.topic_code)
        .map((child, at) => ({ ...child, key: at < 9 ? String(at + 1) : '' }))
    }));
}

export type KeyAct =
  | { kind: 'topic'; code: string }
  | { kind: 'polarity'; value: string }
  | { kind: 'open'; code: string }
  | { kind: 'confirm' | 'skip' | 'undo' }
  | null;

/** Meaning of a key while `open` is the chosen topic of the first level; null for a key without one. */
export function actOf(key: string, topics: readonly KeyedTopic[], open: string | null): KeyAct {
  const low = key.toLowerCase();
  if (key === CONFIRM_KEY) return { kind: 'confirm' };
  if (low === SKIP_KEY) return { kind: 'skip' };
  if (low === UNDO_KEY) return { kind: 'undo' };
  if (key === NONE_KEY) return { kind: 'topic', code: 'T99' };
  if (low in POLARITY_KEYS) return { kind: 'polarity', value: POLARITY_KEYS[low as keyof typeof POLARITY_KEYS] };
  const child = topics.find((topic) => topic.topic_code === open)?.children.find((at) => at.key === key);
  if (child) return { kind: 'topic', code: child.topic_code };
  const parent = topics.find((topic) => topic.key !== '' && topic.key === low);
  return parent ? { kind: 'open', code: parent.topic_code } : null;
}
