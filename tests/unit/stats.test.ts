import { describe, expect, it } from 'vitest';
import { changePoints } from '#lib/stats/change-points.ts';
import { decompose } from '#lib/stats/decompose.ts';
import { forecast } from '#lib/stats/forecast.ts';
import { onsetLead } from '#lib/stats/onset.ts';
import { seededRandom, shuffled } from '#lib/stats/random.ts';

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

describe('change points', () => {
  it('finds that the Nile changed after 1898, and nothing else', () => {
    const found = changePoints(NILE, 10);
    expect(found.map((point) => 1871 + point.at)).toEqual([1899]);
    expect(found[0]!.before).toBeCloseTo(1097.75, 2);
    expect(found[0]!.after).toBeCloseTo(849.97, 2);
  });
  it('reports on at most 5 of 100 shuffled series', () => {
    const random = seededRandom(7);
    expect(
      Array.from({ length: 100 }, () => changePoints(shuffled(NILE, random), 10)).filter((found) => found.length > 0)
        .length
    ).toBeLessThanOrEqual(5);
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
  it('is exact for a series that repeats with growth, and errs on passengers as a yearly repeat with growth does', () => {
    const season = [5, 3, 4, 6, 8, 9, 12, 11, 7, 6, 5, 4];
    const grown = Array.from({ length: 48 }, (_, at) => season[at % 12]! * 10 * 1.1 ** Math.floor(at / 12));
    const exact = forecast(grown)!;
    expect(exact.past_error).toBeLessThan(0.06);
    const found = forecast(AIR.slice(0, 132))!;
    const real = AIR.slice(132, 135);
    found.forecasts.forEach((one, at) => {
      expect(Math.abs(one.value - real[at]!) / real[at]!).toBeLessThan(0.12);
      expect(one.low).toBeLessThan(one.value);
    });
    expect(found.tried).toBe(12);
    expect(forecast(AIR.slice(0, 35))).toBeNull();
  });
  it('covers what came about as often as it says', () => {
    let inside = 0;
    let all = 0;
    for (let end = 60; end < 144; end++) {
      const one = forecast(AIR.slice(0, end), 1)!.forecasts[0]!;
      all++;
      if (AIR[end]! >= one.low && AIR[end]! <= one.high) inside++;
    }
    expect(inside / all).toBeGreaterThan(0.7);
  });
});
