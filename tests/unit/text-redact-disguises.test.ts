import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '#lib/text/redaction/redact.ts';
import { AFTER, BEFORE, harmless, plantedNumber, prose } from '../fixtures/personal-data.ts';

const sentence = fc.tuple(prose, fc.constantFrom(...BEFORE), plantedNumber, fc.constantFrom(...AFTER), prose);
const bare = (text: string) =>
  [...text.normalize('NFKC').replace(/[〇零]/g, '0')]
    .map((c) => ('一二三四五六七八九'.includes(c) ? String('一二三四五六七八九'.indexOf(c) + 1) : c))
    .join('')
    .replace(/[^0-9]/g, '');

describe('recall on seeded numbers', () => {
  it('leaves at most one in a thousand, in all disguises together', () => {
    const missed = new Map<string, string[]>();
    const samples = fc.sample(sentence, 10_000);
    for (const [before, lead, planted, tail, after] of samples) {
      const { text } = redact(before + lead + planted.written + tail + after);
      const isGone = !bare(text).includes(planted.plain.replace(/X$/, '').slice(-6));
      if (!isGone)
        missed.set(planted.kind, [
          ...(missed.get(planted.kind) ?? []),
          before.slice(-3) + lead + planted.written + tail + after.slice(0, 3)
        ]);
    }
    const count = [...missed.values()].flat().length;
    expect(count / samples.length, JSON.stringify([...missed.values()].flat().slice(0, 8))).toBeLessThanOrEqual(0.001);
  });

  it('finds the kind that was planted when a cue or a break stands beside it', () => {
    let wrong = 0;
    const samples = fc.sample(fc.tuple(plantedNumber, prose), 5_000);
    for (const [planted, after] of samples) {
      const { counts } = redact(`号码：${planted.written}，${after}`);
      if (counts[planted.kind] !== 1) wrong += 1;
    }
    expect(wrong / samples.length).toBeLessThanOrEqual(0.01);
  });
});

it('no false hit on amounts, dates, papers, cases, orders, hotlines, shares, company codes, coordinates', () => {
  const paper = fc
    .array(fc.tuple(harmless, fc.constantFrom('，', '。', '；', '，其中', '，共计', '\n')), {
      minLength: 1,
      maxLength: 4
    })
    .map((parts) => parts.map((pair) => pair.join('')).join(''));
  const wrong = fc
    .sample(fc.tuple(prose, paper), 10_000)
    .map((parts) => parts.join('，'))
    .filter((text) => redact(text).text !== text);
  expect(wrong.slice(0, 6).map((text) => redact(text).text + ' ← ' + text)).toEqual([]);
});

it('the minutes of a clock at the end of a line are no part of the number below it', () => {
  const text = '值班 07:54至08:54\n19590508083015\n';
  expect(redact(text).text).toBe(text);
  expect(redact('卡号 62220200\n00000122').text).not.toContain('00000122');
});
