import { describe, expect, it } from 'vitest';
import { changePoints } from '#lib/stats/change-points.ts';
import { decompose } from '#lib/stats/decompose.ts';
import { forecast } from '#lib/stats/forecast.ts';
import { onsetLead } from '#lib/stats/onset.ts';
import { monthSpans } from '#lib/stats/calendar.ts';
import { seededRandom, shuffled } from '#lib/stats/random.ts';
import { tenDaySpans } from '#lib/stats/whole-path.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { FESTIVALS, months, NULL_KINDS, weeks } from '../bench/null-series.ts';

/** Monthly airline passengers 1949–1960 (Box and Jenkins). */
const AIR = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114,
  140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
  172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259,
  229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405,
  355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491,
  505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535,
  622, 606, 508, 461, 390, 432
];
/** Flow of the Nile at Aswan 1871–1970 (Cobb 1978): the level fell after 1898. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
];

describe('decomposition', () => {
  it('gives the seasonal figures that R 4 decompose(AirPassengers) prints', () => {
    const expected = [
      -24.748737, -36.188131, -2.241162, -8.036616, -4.506313, 35.402778, 63.830808, 62.823232, 16.520202, -20.642677,
      -53.593434, -28.619949
    ];
    const found = decompose(AIR, 12, 'additive')!;
    found.season.forEach((figure, month) => expect(figure).toBeCloseTo(expected[month]!, 5));
    expect(found.trend.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    expect(found.trend[6]).toBeCloseTo(126.7917, 4);
  });
  it('puts a multiplicative series together again', () => {
    const found = decompose(AIR, 12, 'multiplicative')!;
    AIR.forEach((value, at) => {
      if (found.trend[at] !== null)
        expect(found.trend[at]! * found.season[at % 12]! * found.rest[at]!).toBeCloseTo(value, 8);
    });
    expect(decompose(AIR.slice(0, 23), 12, 'additive')).toBeNull();
  });
});

const years = (values: readonly number[]) =>
  values.map((_, at) => ({ from: -36_159 + Math.round(365.2425 * at), days: 365 }));
const nullKind = (label: string) => NULL_KINDS.find((kind) => kind.label === label)!;

describe('change points', () => {
  it('finds that the Nile changed after 1898, and nothing else', () => {
    const found = changePoints({ spans: years(NILE), counts: NILE, festivals: [] }, 10);
    expect(found.map((point) => 1871 + point.at)).toEqual([1899]);
    expect(found[0]!.ratio).toBeCloseTo(849.97 / 1097.75, 1);
    expect([1871 + found[0]!.from <= 1899, 1871 + found[0]!.to >= 1899]).toEqual([true, true]);
  });
  it.each(['泊松', 'AR(1) φ=.7', '欠薪季节与移动的春节', '缺报十期', '来源中途开始'])(
    'reports on at most 2 of 12 series in which the level stays: %s',
    (label) => {
      const spans = weeks(130);
      const reported = Array.from({ length: 12 }, (_, draw) =>
        changePoints({ spans, counts: nullKind(label).draw(spans, 12, new Rng(`x${draw}`)), festivals: FESTIVALS })
      ).filter((found) => found.length > 0);
      expect(reported.length).toBeLessThanOrEqual(2);
    }
  );
  it('finds a level half as high again within three weeks in the season of arrears, its interval holding the date', () => {
    const spans = weeks(130);
    const season = nullKind('欠薪季节与移动的春节');
    const found = Array.from({ length: 8 }, (_, draw) => {
      const rng = new Rng(`step ${draw}`);
      const counts = [...season.draw(spans.slice(0, 70), 12, rng), ...season.draw(spans, 18, rng).slice(70)];
      return changePoints({ spans, counts, festivals: FESTIVALS });
    });
    expect(found.filter(([one]) => one && Math.abs(one.at - 70) <= 3).length).toBeGreaterThanOrEqual(7);
    expect(found.filter(([one]) => one && one.from <= 70 && one.to >= 70).length).toBeGreaterThanOrEqual(7);
    expect(found.filter((all) => all.length > 1).length).toBeLessThanOrEqual(1);
  });
});

/**
 * Two sources a day over a year: a background with quiet weekends, and five weeks in which the first rises and the
 * second follows.
 */
function planted(seed: number, lead = 6): [number[], number[]] {
  const random = seededRandom(seed);
  const poisson = (mean: number) => {
    let count = 0;
    for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
    return count;
  };
  const rise = (day: number) => (day >= 180 && day < 216 ? 3 : 0);
  const days = Array.from({ length: 365 }, (_, day) => day);
  return [
    days.map((day) => poisson(0.4 + rise(day))),
    days.map((day) => poisson((day % 7 < 5 ? 0.5 : 0.1) + rise(day - lead)))
  ];
}

describe('which source began first', () => {
  it('recovers a planted lead of six days within two, its date, and an interval that holds it', () => {
    const found = Array.from({ length: 10 }, (_, seed) => onsetLead(...planted(seed + 1)));
    const near = found.filter(
      (one) =>
        one.kind === 'found' &&
        Math.abs(one.lead - 6) <= 2 &&
        one.low <= 6 &&
        one.high >= 6 &&
        Math.abs(one.first.from - 180) <= 3
    );
    expect(near.length).toBeGreaterThanOrEqual(9);
  });
  it('tells who is first by the sign', () => {
    const [first, second] = planted(3);
    const back = onsetLead(second, first);
    expect(back.kind).toBe('found');
    if (back.kind === 'found') expect(back.lead).toBeLessThan(-3);
  });
  it('reports on at most 5 of 100 shuffled series', () => {
    const random = seededRandom(11);
    const [first, second] = planted(5);
    expect(
      Array.from({ length: 100 }, () =>
        onsetLead(first.slice(100, 280), shuffled(second.slice(100, 280), random))
      ).filter((one) => one.kind === 'found').length
    ).toBeLessThanOrEqual(5);
  });
  it('is silent on empty and on even series', () => {
    expect(onsetLead(new Array<number>(200).fill(0), new Array<number>(200).fill(1))).toEqual({
      kind: 'none',
      first: null,
      second: null
    });
  });
});

describe('forecast', () => {
  const spans = months(48);
  it('errs on passengers as a seasonal model does, and its band holds what came', () => {
    const air = monthSpans(monthsFrom(1949, 144));
    const found = forecast(
      { spans: air.slice(0, 132), counts: AIR.slice(0, 132), festivals: [] },
      air.slice(0, 132),
      air.slice(132, 135)
    )!;
    found.forecasts.forEach((one, at) => {
      expect(Math.abs(one.value - AIR[132 + at]!) / AIR[132 + at]!).toBeLessThan(0.15);
      expect(one.low).toBeLessThan(one.value);
    });
    expect(found.tried).toBe(12);
    expect(
      forecast({ spans: air.slice(0, 12), counts: AIR.slice(0, 12), festivals: [] }, air.slice(0, 12), [])
    ).toBeNull();
  });
  it('knows where the festival will lie: February 2026 is rush, although February 2025 was not', () => {
    const season = nullKind('欠薪季节与移动的春节');
    const parts = spans.flatMap(tenDaySpans);
    let inside = 0;
    for (let draw = 0; draw < 10; draw++) {
      const counts = season.draw(parts, 3.3, new Rng(`rush ${draw}`)).map((count) => count!);
      const until = parts.slice(0, 37 * 3);
      const [february] = forecast(
        { spans: until, counts: counts.slice(0, 37 * 3), festivals: FESTIVALS },
        spans.slice(0, 37),
        [spans[37]!]
      )!.forecasts;
      const came = counts.slice(111, 114).reduce((sum, count) => sum + count, 0);
      if (came >= february!.low && came <= february!.high) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(6);
  });
  it('is as sure over ten-day parts as over the months that they make up', () => {
    const season = nullKind('欠薪季节与移动的春节');
    const parts = spans.flatMap(tenDaySpans);
    const inTens = season.draw(parts, 3.3, new Rng('as sure')).map((count) => count!);
    const counts = spans.map((_, at) => inTens.slice(3 * at, 3 * at + 3).reduce((sum, count) => sum + count, 0));
    const widths = [
      { spans: parts, counts: inTens },
      { spans, counts }
    ].map((history) => {
      const [next] = forecast({ ...history, festivals: FESTIVALS }, spans, monthSpans(['2027-06-01']))!.forecasts;
      return next!.high - next!.low;
    });
    expect(widths[0]! / widths[1]!).toBeLessThan(1.4);
  });
});

function monthsFrom(year: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
  );
}
