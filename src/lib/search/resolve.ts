/** Names in a query → codes of the data. Pure; what cannot be told is said at its place, with the nearest names. */
import { shortRegionName } from '#lib/domain/regions.ts';
import { parseDays } from './days.ts';
import type { Condition, Question } from './conditions.ts';
import type { FieldNode, Node } from './parse.ts';
import { SearchProblem, type Span } from './problem.ts';
import {
  CHANNEL_NAMES,
  INDUSTRY_NAMES,
  POLARITY_NAMES,
  SOURCE_NAMES,
  type Names,
  type Vocabulary
} from './vocabulary.ts';

type Value = { text: string } & Span;

/** Field names in the order in which they are explained; English names for people who type them. */
const FIELDS: Record<string, (value: Value, vocabulary: Vocabulary) => Condition[]> = {
  地区: (value, { regions }) => [regionOf(value, regions)],
  主题: (value, { topics }) => [{ kind: 'topics', codes: topicCodes(value, topics) }],
  来源: sourceOf,
  时间: (value) => [daysOf(value)],
  倾向: (value) => [{ kind: 'codes', column: 'polarity', codes: [codeOf(value, POLARITY_NAMES, '倾向')] }],
  行业: (value) => [{ kind: 'codes', column: 'industry', codes: [codeOf(value, INDUSTRY_NAMES, '行业')] }],
  企业: (value) => [{ kind: 'enterprise', name: value.text }]
};
const OTHER_NAMES: Record<string, string> = {
  region: '地区',
  topic: '主题',
  source: '来源',
  time: '时间',
  日期: '时间',
  tone: '倾向',
  industry: '行业',
  enterprise: '企业',
  单位: '企业',
  公司: '企业',
  渠道: '来源'
};

const FIELD_NAMES: readonly string[] = Object.keys(FIELDS);

/** @throws SearchProblem for an unknown field or a value that no field of that kind has */
export function resolveQuery(node: Node, vocabulary: Vocabulary): Question {
  switch (node.kind) {
    case 'text':
      return { kind: 'text', text: node.text };
    case 'near':
      return { kind: 'near', left: node.left.text, right: node.right.text, distance: node.distance };
    case 'not':
      return { kind: 'not', part: resolveQuery(node.child, vocabulary) };
    case 'field':
      return { kind: 'where', any: fieldConditions(node, vocabulary) };
    default:
      return { kind: node.kind, parts: node.children.map((child) => resolveQuery(child, vocabulary)) };
  }
}

function fieldConditions({ name, values, start }: FieldNode, vocabulary: Vocabulary): Condition[] {
  const known = OTHER_NAMES[name] ?? name;
  const read = Object.hasOwn(FIELDS, known) ? FIELDS[known] : undefined;
  if (!read)
    throw new SearchProblem(
      `没有“${name}”这个条件`,
      { start, end: start + name.length + 1 },
      `可用的有 ${FIELD_NAMES.join('、')}；要找这几个字本身，请加引号`
    );
  return values.flatMap((value) => read(value, vocabulary));
}

function regionOf(value: Value, regions: Vocabulary['regions']): Condition {
  const bare = value.text.replace(/^陕西省?(?=.)/, '');
  const same = regions.filter(
    (region) =>
      region.region_code === bare || region.region_name === bare || shortRegionName(region.region_name) === bare
  );
  const found = same.length > 1 ? same.filter((region) => region.region_level === 'city') : same;
  if (found.length !== 1) {
    const near = regions
      .filter((region) => region.region_name.includes(bare.slice(0, 1)))
      .slice(0, 3)
      .map((region) => region.region_name);
    throw same.length > 1
      ? new SearchProblem(
          `有 ${same.length} 个地区叫“${value.text}”`,
          value,
          `写全称或六位代码：${same.map((region) => `${region.region_name}（${region.region_code}）`).join('、')}`
        )
      : new SearchProblem(
          `没有叫“${value.text}”的地区`,
          value,
          near.length > 0 ? `是不是 ${near.join('、')}？` : '写市、县（市、区）的名称，如 地区:榆林'
        );
  }
  const region = found[0]!;
  if (region.region_level === 'city') return { kind: 'regions', cities: [region.region_code], counties: [] };
  return region.region_level === 'county'
    ? { kind: 'regions', cities: [], counties: [region.region_code] }
    : { kind: 'days', from: null, to: null };
}

/** A topic by code, name or what a source calls it; else every topic whose name holds the words. */
function topicCodes(value: Value, topics: Vocabulary['topics']): string[] {
  const text = value.text.toUpperCase();
  const exact = topics.filter((topic) => topic.topic_code === text || topic.topic_name === value.text);
  const called = exact.length > 0 ? exact : topics.filter((topic) => topic.aliases.includes(value.text));
  const found =
    called.length > 0
      ? called
      : topics.filter(
          (topic) => topic.topic_name.includes(value.text) || topic.aliases.some((alias) => alias.includes(value.text))
        );
  if (found.length > 0) return found.map((topic) => topic.topic_code);
  const near = topics
    .filter((topic) => [...value.text].some((letter) => topic.topic_name.includes(letter)))
    .slice(0, 4)
    .map((topic) => topic.topic_name);
  throw new SearchProblem(
    `没有叫“${value.text}”的主题`,
    value,
    near.length > 0 ? `是不是 ${near.join('、')}？` : '写主题的名称或代码，如 主题:欠薪、主题:T01.02'
  );
}

function sourceOf(value: Value): Condition[] {
  const source = findCode(value.text, SOURCE_NAMES);
  if (source) return [{ kind: 'codes', column: 'source', codes: [source] }];
  const channels = Object.entries(CHANNEL_NAMES).flatMap(([owner, names]): Condition[] => {
    const code = findCode(value.text, names);
    return code === undefined ? [] : [{ kind: 'channels', source: owner, codes: [code] }];
  });
  if (channels.length > 0) return channels;
  throw new SearchProblem(
    `没有叫“${value.text}”的来源`,
    value,
    '写 信访、帖文、走访，或渠道如 12351、来信、微博、抖音'
  );
}

function daysOf(value: Value): Condition {
  const days = parseDays(value.text);
  if (!days)
    throw new SearchProblem(
      `“${value.text}”不是时间`,
      value,
      '写 2026-01、2026Q1、2026，或一段：2026-01..2026-03、2026-01..'
    );
  if (days.from !== null && days.to !== null && days.from > days.to)
    throw new SearchProblem('时间的起点晚于终点', value, '把两端调换');
  return { kind: 'days', ...days };
}

function codeOf(value: Value, names: Names, what: string): string {
  const code = findCode(value.text, names);
  if (code) return code;
  throw new SearchProblem(
    `没有叫“${value.text}”的${what}`,
    value,
    `可写 ${Object.values(names)
      .slice(0, 6)
      .map(([name]) => name)
      .join('、')}`
  );
}

function findCode(text: string, names: Names): string | undefined {
  return Object.entries(names).find(
    ([code, called]) => code === text || called.some((name) => name.toLowerCase() === text)
  )?.[0];
}
