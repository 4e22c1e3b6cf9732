/**
 * The names that fields accept: places and topics from the published data, sources, channels and tones from the
 * contracts.
 */
import { petitions } from '#lib/contracts/petitions.ts';
import { posts } from '#lib/contracts/posts.ts';
import { visits } from '#lib/contracts/visits.ts';
import type { RecordContract } from '#lib/contracts/contract.ts';
import { INDUSTRIES } from '#lib/domain/industries.ts';

export interface Vocabulary {
  regions: readonly { region_code: string; region_name: string; region_level: string }[];
  topics: readonly { topic_code: string; topic_name: string; aliases: string[] }[];
}

/** A code and what people call it; the first name is the one shown. */
export type Names = Record<string, readonly string[]>;

export const SOURCE_NAMES: Names = {
  petitions: ['信访', '诉求', '信访诉求'],
  posts: ['网络帖文', '帖文', '网络', '舆情'],
  visits: ['走访', '走访调研']
};
export const POLARITY_NAMES: Names = { negative: ['负面', '负'], neutral: ['中性', '中'], positive: ['正面', '正'] };
export const INDUSTRY_NAMES: Names = Object.fromEntries(
  Object.entries(INDUSTRIES).map(([code, name]) => [code, [name, name.replace(/业$/, ''), code]])
);

/** Channels by source, since 留言板 of the web and of the petitions are two things. */
export const CHANNEL_NAMES: Record<string, Names> = {
  petitions: namesOf(petitions, 'channel'),
  posts: namesOf(posts, 'platform'),
  visits: namesOf(visits, 'visit_kind')
};

function namesOf(contract: RecordContract, field: string): Names {
  return contract.fields.find(({ name }) => name === field)?.values ?? {};
}

/** Name of a record's source: 信访 · 来信, 网络帖文 · 微博. */
export function sourceLabel(source: string, channel: string | null): string {
  const name = SOURCE_NAMES[source]?.[0] ?? source;
  const way = channel === null ? undefined : CHANNEL_NAMES[source]?.[channel]?.[0];
  return way === undefined ? name : `${name} · ${way}`;
}
