/** The most frequent topics of letters and posts, by the sources' own column. Pure. */
export const UNLABELLED = '未标注';
const OTHER = '其他';

export interface TopicRow {
  topic: string;
  petitions: number;
  posts: number;
}

export interface TopicShares {
  rows: TopicRow[];
  /** Topics beyond the shown ones. */
  rest: number;
  petitions: SourceLabels;
  posts: SourceLabels;
}

export interface SourceLabels {
  total: number;
  unlabelled: number;
}

/** The `limit` topics with most records of both sources; records without a topic are counted apart, 其他 comes last. */
export function topicShares(
  counts: readonly { source: string; topic_name: string; record_count: number }[],
  limit: number
): TopicShares {
  const topics = new Map<string, TopicRow>();
  const labels = { petitions: { total: 0, unlabelled: 0 }, posts: { total: 0, unlabelled: 0 } };
  for (const { source, topic_name, record_count } of counts) {
    if (source !== 'petitions' && source !== 'posts') continue;
    labels[source].total += record_count;
    if (topic_name === UNLABELLED) {
      labels[source].unlabelled += record_count;
      continue;
    }
    const row = topics.get(topic_name) ?? { topic: topic_name, petitions: 0, posts: 0 };
    row[source] += record_count;
    topics.set(topic_name, row);
  }
  const ranked = [...topics.values()].sort(
    (a, b) =>
      Number(a.topic === OTHER) - Number(b.topic === OTHER) ||
      b.petitions + b.posts - a.petitions - a.posts ||
      (a.topic < b.topic ? -1 : 1)
  );
  return { rows: ranked.slice(0, limit), rest: Math.max(0, ranked.length - limit), ...labels };
}
