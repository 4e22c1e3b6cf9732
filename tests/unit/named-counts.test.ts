import { expect, it } from 'vitest';
import { leftOutWords, READABLE, REGISTERED, REQUESTS } from '#lib/domain/named-counts.ts';

const counts = (visits: number, petitions: number, posts: number) => [
  { source: 'visits', record_count: visits },
  { source: 'petitions', record_count: petitions },
  { source: 'posts', record_count: posts }
];

it('no two counts share a name', () => {
  const all = [...Object.values(REGISTERED), ...Object.values(REQUESTS), READABLE];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

it('a narrower count says of which it is a part, and how many it leaves out', () => {
  expect(leftOutWords(counts(301, 512, 549), counts(343, 535, 1163))).toBe(
    '只计诉求和咨询：走访次数 343 次中的 301 条、信访件数 535 件中的 512 条、网络帖文数 1,163 条中的 549 条；其余 679 条（没有写意见的走访、检举控告、意见建议、新闻宣传和闲谈）不计'
  );
  expect(leftOutWords(counts(0, 3, 0), counts(0, 4, 0))).toContain('信访件数 4 件中的 3 条；其余 1 条');
});

it('says nothing where the part is no part of the whole', () => {
  expect(leftOutWords(counts(5, 0, 0), counts(4, 0, 0))).toBeNull();
  expect(leftOutWords(counts(5, 5, 5), [])).toBeNull();
});
