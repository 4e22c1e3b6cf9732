import { describe, expect, it } from 'vitest';
import { abstainedMonths, classesSentence, classMethods, textSentence } from '../../src/routes/data/text-page.ts';

const ROWS = [
  { source: 'posts', month: '2026-10-01', text_count: 200, unclassified_count: 50 },
  { source: 'petitions', month: '2026-10-01', text_count: 0, unclassified_count: 0 },
  { source: 'petitions', month: '2026-09-01', text_count: 100, unclassified_count: 10 }
];

describe('the page on texts', () => {
  it('lists the newest months first and leaves out a source without text, which is not zero', () => {
    expect(abstainedMonths(ROWS, 1)).toEqual([
      { month: '2026-10-01', shares: { posts: { text_count: 200, share: 0.25 } } }
    ]);
    expect(abstainedMonths(ROWS, 12).map((month) => month.month)).toEqual(['2026-10-01', '2026-09-01']);
  });
  it('says how much is left open and what waits', () => {
    expect(textSentence(ROWS, 3)).toBe('300 条有文字的记录里，20.0%拿不准主题、没有硬归；3 种企业写法待确定。');
    expect(textSentence([], 0)).toBe('还没有带文字的记录。');
  });
  it('tells class by class whether lexicon or model is in force, the greatest gain of the model first', () => {
    const of = (label: string, f1: number) => ({ label, support: 9, f1 });
    const classes = classMethods({
      held_out: { by_label: [of('T01', 0.9), of('T02', 0.5), of('T03', 0.9)] },
      lexicon_by_label: [of('T01', 0.7), of('T03', 0.2)],
      takes_over: ['T01', 'T03']
    });
    expect(classes).toEqual([
      { label: 'T03', support: 9, lexicon_f1: 0.2, model_f1: 0.9, method: 'model' },
      { label: 'T01', support: 9, lexicon_f1: 0.7, model_f1: 0.9, method: 'model' },
      { label: 'T02', support: 9, lexicon_f1: null, model_f1: 0.5, method: 'lexicon' }
    ]);
    expect(classesSentence(classes)).toBe('2 个主题由模型判断，1 个由词典判断');
  });
});
