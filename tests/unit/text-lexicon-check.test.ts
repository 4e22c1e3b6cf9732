import { describe, expect, it } from 'vitest';
import { lexiconFaults } from '#lib/text/lexicon/check.ts';
import { effectOf, type ChangeRow } from '#pipelines/preview/change-effect.ts';
import { readLexicon } from '#pipelines/text/read-lexicon.ts';
import { loadTaxonomy, SHIPPED_LEXICON } from '#pipelines/text/reference-data.ts';

const taxonomy = loadTaxonomy();
const shipped = () => readLexicon(SHIPPED_LEXICON);

describe('faults of a lexicon', () => {
  it('are none in the shipped one', () => {
    expect(lexiconFaults(shipped(), taxonomy)).toEqual([]);
  });
  it('are all told at once, each by entry and cause', () => {
    const file = shipped();
    file.topics[2]!.code = 'T77.01';
    file.patterns[0]!.regex = '(欠薪';
    file.patterns[1]!.regex = '工资?|';
    file.weak.push(' ');
    file.ambiguity.push({ keywords: ['没有这个词'], codes: ['T01.01'] });
    file.help_flags[0]!.code = 'R99';
    const faults = lexiconFaults(file, taxonomy);
    expect(faults).toHaveLength(6);
    for (const part of ['T77.01', '(欠薪', '连空白文字也匹配', 'weak › 第', '没有这个词', 'R99'])
      expect(faults.filter((fault) => fault.includes(part))).toHaveLength(1);
  });
  it('in the form name the topic they stand in', () => {
    const file = structuredClone(shipped()) as unknown as { topics: { keywords: unknown[] }[]; weak?: unknown };
    file.topics[1]!.keywords[3] = 7;
    delete file.weak;
    expect(lexiconFaults(file, taxonomy)).toEqual([
      'topics › 第 2 项 T01.02 › keywords › 第 4 项：应为文字',
      'weak：应为数组'
    ]);
    expect(lexiconFaults(null, taxonomy)).toEqual(['整个文件：应为对象']);
  });
});

describe('the effect of a change', () => {
  const row = (
    year: number,
    [before, after]: [string, string],
    [was, is]: [boolean, boolean],
    n: number
  ): ChangeRow => ({ year, before_code: before, after_code: after, was_request: was, is_request: is, text_count: n });
  const effect = effectOf(
    [
      row(2025, ['A', 'A'], [true, true], 10),
      row(2025, ['A', 'B'], [true, true], 2),
      row(2026, ['T99', 'B'], [false, true], 3),
      row(2026, ['T99', 'T99'], [false, false], 5)
    ],
    (code) => code
  );

  it('adds up: what one topic loses others gain', () => {
    const sum = (key: 'before' | 'after' | 'requests_before' | 'requests_after') =>
      effect.topics.reduce((all, topic) => all + topic[key], 0);
    expect([sum('before'), sum('after')]).toEqual([20, 20]);
    expect([sum('requests_before'), sum('requests_after')]).toEqual([effect.requests_before, effect.requests_after]);
    expect(effect).toMatchObject({ text_count: 20, moved_count: 5, requests_before: 12, requests_after: 15 });
    for (const topic of effect.topics) expect(topic.years.reduce((all, year) => all + year.after, 0)).toBe(topic.after);
  });
  it('says where texts come from and go', () => {
    expect(effect.topics.find((topic) => topic.topic_code === 'B')).toMatchObject({
      before: 0,
      after: 5,
      moved_in: [
        { topic_code: 'T99', text_count: 3 },
        { topic_code: 'A', text_count: 2 }
      ],
      moved_out: []
    });
    expect(effect.topics.find((topic) => topic.topic_code === 'A')).toMatchObject({
      before: 12,
      after: 10,
      moved_out: [{ topic_code: 'B', text_count: 2 }]
    });
  });
});
