import { describe, expect, it } from 'vitest';
import { Clusters } from '#pipelines/issues/clusters.ts';
import { appendRecords, emptyCorpus } from '#pipelines/issues/corpus.ts';
import { assignIdentities } from '#pipelines/issues/identity.ts';
import type { IssueEntry } from '#pipelines/issues/issue-entry.ts';
import { buildVectors } from '#pipelines/issues/vectors.ts';
import { Vocabulary } from '#pipelines/issues/vocabulary.ts';
import { toMinedRecord } from '#lib/issues/record.ts';

/** Clusters over ten records of one wording, grouped as told: the leader of each record. */
function grouped(leaders: readonly number[]): Clusters {
  const vocabulary = new Vocabulary();
  const records = leaders.map((_, index) =>
    toMinedRecord({ id: `r${index}`, title: '恒昌电子厂拖欠工资', text: '一直没有发放' })
  );
  const corpus = appendRecords(emptyCorpus(), vocabulary, records);
  corpus.leader.set(leaders);
  return new Clusters(corpus, buildVectors(corpus, vocabulary));
}

const entry = (id: string, leader: number): IssueEntry => ({
  id,
  leader,
  label: '',
  size: 3,
  distinct_texts: 3,
  interaction: 0,
  representatives: [],
  history: []
});
const assign = (issues: IssueEntry[], leaders: readonly number[], former: readonly number[]): void =>
  assignIdentities(issues, grouped(leaders), Int32Array.from(former), {
    seed: (record) => `seed ${record}`,
    isDecided: () => false,
    at: '2026-01-05 08:00:00'
  });

describe('issue identity', () => {
  it('merges into the issue that brings most records and keeps the story on both sides', () => {
    const issues = [entry('small', 0), entry('big', 3)];
    assign(issues, [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 1, -1]);
    expect(issues).toHaveLength(2);
    expect(issues[1]).toMatchObject({ leader: 0, history: [{ kind: 'merged', other: 'small' }] });
    expect(issues[0]).toMatchObject({
      leader: -1,
      merged_into: 'big',
      history: [{ kind: 'merged_into', other: 'big' }]
    });
  });

  it('splits off the smaller part under a new id', () => {
    const issues = [entry('whole', 0)];
    assign(issues, [0, 0, 0, 0, 4, 4, 4], [0, 0, 0, 0, 0, 0, 0]);
    expect(issues[0]).toMatchObject({ id: 'whole', leader: 0, history: [{ kind: 'split', other: issues[1]!.id }] });
    expect(issues[1]).toMatchObject({
      leader: 4,
      history: [{ kind: 'created' }, { kind: 'split_from', other: 'whole' }]
    });
  });

  it('gives the older issue the id on a tie', () => {
    const issues = [entry('older', 0), entry('newer', 3)];
    assign(issues, [0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1]);
    expect(issues.map((issue) => issue.leader)).toEqual([0, -1]);
  });

  it('derives new ids from content, so two runs agree', () => {
    const [first, second]: [IssueEntry[], IssueEntry[]] = [[], []];
    assign(first, [0, 0, 0, 3, 3, 3], [-1, -1, -1, -1, -1, -1]);
    assign(second, [0, 0, 0, 3, 3, 3], [-1, -1, -1, -1, -1, -1]);
    expect(first.map((issue) => issue.id)).toEqual(second.map((issue) => issue.id));
    expect(new Set(first.map((issue) => issue.id)).size).toBe(2);
  });
});
