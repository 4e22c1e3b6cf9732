import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceFor } from '#lib/briefing/advice.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { toldLater } from '#lib/briefing/sections/section.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { circulatedLabel } from '#lib/briefing/circulated-label.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import { chineseNumber, headingNumbers, plainText, type Block, type Inline } from '#lib/document/document.ts';
import { holdsPersonalData } from '#lib/briefing/lint.ts';
import {
  countChangeOf,
  countChangePhrase,
  MINIMUM_EVIDENCE,
  recordOf,
  shareChangePhrase,
  sharesDiffer
} from '#lib/briefing/words.ts';
import { wilsonInterval } from '#lib/domain/intervals.ts';

const cite = citeFrom({ query: 'overview/volumes', parameters: {} }, 'x', '记录数');
const against = { words: '上月', kind: '环比' } as const;
const counts = fc.nat(5000);
const said = (now: number | null, before: number | null) =>
  plainText(countChangePhrase(cite, 'x', { now, before, unit: '件' }, against));
const numbersOf = (text: readonly Inline[]) => text.flatMap((inline) => (typeof inline === 'string' ? [] : [inline]));

describe('what is said of a change', () => {
  it('a rise is 多, a fall is 少, no change is 持平, and never two of them', () => {
    fc.assert(
      fc.property(counts, counts, (now, before) => {
        const text = said(now, before);
        const words = ['多 ', '少 ', '持平'].filter((word) => text.includes(word));
        expect(words).toEqual([now > before ? '多 ' : now < before ? '少 ' : '持平']);
        expect(text.includes('增长')).toBe(
          now > before && before >= MINIMUM_EVIDENCE && countChangeOf(now, before).rate! >= 0.0005
        );
        expect(text.includes('下降') && now >= before).toBe(false);
      })
    );
  });

  it('every digit of it is a reference whose value belongs to the two counts', () => {
    fc.assert(
      fc.property(counts, counts, (now, before) => {
        const text = countChangePhrase(cite, 'x', { now, before, unit: '件' }, against);
        expect(text.filter((inline) => typeof inline === 'string').join('')).not.toMatch(/\d/);
        const values = numbersOf(text).map((reference) => reference.value);
        if (now !== before) expect(values[0]).toBe(now - before);
        if (values.length > 1) expect(values[1]).toBeCloseTo((now - before) / before, 12);
      })
    );
  });

  it('nothing is said where one of the two is missing, and no rate on a base under five', () => {
    expect(said(null, 3)).toBe('');
    expect(said(3, null)).toBe('');
    expect(said(3, 0)).toBe('，比上月多 3 件');
    expect(said(8, 1)).toBe('，比上月多 7 件');
    expect(said(369, 276)).toBe('，比上月多 93 件（环比增长 33.7%）');
  });
});

describe('what is said of two shares', () => {
  const share = fc
    .integer({ min: 1, max: 400 })
    .chain((denominator) => fc.nat(denominator).map((numerator) => ({ numerator, denominator })));

  it('intervals that do not touch differ; the order does not matter; equal shares never differ', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [one, two] = [wilsonInterval(a.numerator, a.denominator), wilsonInterval(b.numerator, b.denominator)];
        if (one.low > two.high || two.low > one.high) expect(sharesDiffer(a, b)).toBe(true);
        expect(sharesDiffer(a, b)).toBe(sharesDiffer(b, a));
        expect(sharesDiffer(a, a)).toBe(false);
      })
    );
  });

  it('within the margin of error no rise is claimed', () => {
    expect(
      plainText(
        shareChangePhrase(cite, 'x', { numerator: 449, denominator: 465 }, { numerator: 450, denominator: 462 }, '上月')
      )
    ).toBe('，比上月低 0.8 个百分点，差异在误差范围之内，不能断定升降');
    expect(
      plainText(
        shareChangePhrase(cite, 'x', { numerator: 300, denominator: 400 }, { numerator: 200, denominator: 400 }, '上月')
      )
    ).toBe('，比上月高 25.0 个百分点，差异超出误差范围');
  });
});

describe('records', () => {
  it('stand alone at the end of a year of months at least', () => {
    const flat = Array.from({ length: 11 }, () => 5);
    expect(recordOf([...flat, 6])).toEqual({ word: '最高', months: 12 });
    expect(recordOf([...flat, 4])).toEqual({ word: '最低', months: 12 });
    expect(recordOf([...flat, 5])).toBeNull();
    expect(recordOf([...flat.slice(1), 6])).toBeNull();
    expect(recordOf([...flat, null])).toBeNull();
  });
});

describe('numbers of headings', () => {
  it('are those of GB/T 9704 and start anew below the level above', () => {
    const heading = (level: 1 | 2 | 3 | 4): Block => ({ type: 'heading', level, text: [''] });
    expect([...headingNumbers([1, 2, 2, 3, 4, 1, 2].map((level) => heading(level as 1))).values()]).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '二、',
      '（一）'
    ]);
    expect([1, 10, 11, 20, 23, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十三', '九十九']);
  });
});

describe('advice', () => {
  it('is never taken for personal data, whatever the topic, or the briefing could not leave', () => {
    const topics = ['T99', ...Array.from({ length: 16 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`)];
    const said = topics.flatMap((topic) =>
      [true, false].map((flag) => `建议：${adviceFor(`${topic}.01`, { isRising: flag, isReopened: flag })}`)
    );
    expect(said.filter(holdsPersonalData)).toEqual([]);
  });
});

describe('advice on a matter that stands high', () => {
  it('does not call it rising, and asks for a report all the same', () => {
    const said = adviceFor('T14.01', { isRising: false, isHigh: true, isReopened: false });
    expect(said).toContain('居高不下');
    expect(said).toContain('专题报告');
    expect(said).not.toContain('上升');
  });
});

describe('the name of a hot issue in a file', () => {
  it('leaves out the company and what looks like a person, and keeps 公司 where it names none', () => {
    expect(circulatedLabel('，长安骊锦酒店有限公司入职八个月没有合同')).toBe('某企业入职八个月没有合同');
    expect(circulatedLabel('西安陇辉劳务派遣有限责任公司欠缴养老保险（雁塔区）')).toBe('某企业欠缴养老保险（雁塔区）');
    expect(circulatedLabel('公司不签劳动合同')).toBe('公司不签劳动合同');
    expect(circulatedLabel('请联系 13812345678')).not.toContain('138');
  });
});

describe('the state of an issue or a study', () => {
  it('is of the period where it is the last finished or the running one, and of the last day of the data before', () => {
    const later = (period: string, as_of: string) =>
      toldLater({ request: { period: parsePeriod(period) }, publication: { as_of } } as BriefingFacts);
    expect(['2026-12', '2026-11', '2026-10', '2026Q3', '2026Q2'].map((period) => later(period, '2026-12-01'))).toEqual([
      null,
      null,
      '2026-12-01',
      null,
      '2026-12-01'
    ]);
  });
});
