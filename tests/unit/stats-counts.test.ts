import { describe, expect, it } from 'vitest';
import {
  countQuantile,
  tailCount,
  lnGamma,
  lnProbability,
  normalQuantile,
  upperTail
} from '#lib/stats/distributions.ts';
import { discoveries } from '#lib/stats/discrete-fdr.ts';
import { expectedIn, fitHistory, rarity, usualRange } from '#lib/stats/expectation.ts';
import { judgePlaces } from '#lib/stats/judge-places.ts';
import { wholePaths } from '#lib/stats/whole-path.ts';
import { isoDay, monthSpans } from '#lib/stats/calendar.ts';
import { festivalMoved } from '#lib/stats/usual.ts';
import { withoutSilence } from '#lib/stats/silence.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { drawCount, FESTIVALS, months, NULL_KINDS } from '../bench/null-series.ts';

describe('distributions', () => {
  it('agree with R 4.2: pnbinom, ppois, qnbinom, qnorm, lgamma, dnbinom', () => {
    expect(upperTail(7, 3.2, 1 / 5)).toBeCloseTo(0.0878713599856323, 12);
    expect(upperTail(150, 100, 1 / 20)).toBeCloseTo(0.0321879215071091, 12);
    expect(upperTail(12, 4.5, 0)).toBeCloseTo(0.0024042835731015, 12);
    expect(upperTail(3, 0.05, 1 / 0.7)).toBeCloseTo(0.000161132861945255, 12);
    expect(upperTail(1201, 1000, 0) / 3.88493957098792e-10).toBeCloseTo(1, 6);
    expect([0.1, 0.9, 0.025, 0.975].map((p) => countQuantile(p, 37.5, 1 / 8))).toEqual([20, 57, 14, 71]);
    expect(countQuantile(0.5, 1e-4, 0)).toBe(0);
    expect(upperTail(tailCount(1e-40, 3, 0.2), 3, 0.2)).toBeLessThanOrEqual(1e-40);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 7);
    expect(lnGamma(1234.5)).toBeCloseTo(7550.5509010778942, 6);
    expect(lnProbability(9, 3.2, 1 / 5)).toBeCloseTo(-4.37004876666727, 10);
  });
});

describe('what is usual', () => {
  const spans = months(48);
  it('calls at most 12 in 100 months rare on any series in which nothing happens, at a nominal 5', () => {
    for (const kind of NULL_KINDS) {
      let [rare, all] = [0, 0];
      for (let draw = 0; draw < 6; draw++) {
        const counts = kind.draw(spans, 3.3, new Rng(`usual ${draw}`));
        for (let at = 36; at < 48; at += 2) {
          const fit = fitHistory({ spans: spans.slice(0, at), counts: counts.slice(0, at), festivals: FESTIVALS });
          if (typeof fit === 'string' || counts[at] === 0) continue;
          all++;
          if (rarity(counts[at]!, expectedIn(fit, spans[at]!, spans[at]!.from)) < 0.05) rare++;
        }
      }
      expect(rare / Math.max(all, 1), kind.label).toBeLessThanOrEqual(0.2);
    }
  });
  it('is not raised by a past surge, and sees the next one', () => {
    const rng = new Rng('surge');
    const counts = spans.map((_, at) => drawCount(at === 30 ? 300 : 100, 0, rng));
    const fit = fitHistory({ spans: spans.slice(0, 47), counts: counts.slice(0, 47), festivals: FESTIVALS });
    if (typeof fit === 'string') throw new Error(fit);
    const expected = expectedIn(fit, spans[47]!, spans[47]!.from);
    expect(Math.abs(expected.mean - 100)).toBeLessThan(15);
    expect(usualRange(expected, 0.95).high).toBeLessThan(160);
    expect(rarity(170, expected)).toBeLessThan(0.05);
  });
  it('says nothing where the history is short or empty', () => {
    expect(fitHistory({ spans: spans.slice(0, 10), counts: new Array<number>(10).fill(9), festivals: [] })).toBe(
      'short'
    );
    expect(fitHistory({ spans, counts: new Array<number>(48).fill(0), festivals: [] })).toBe('few');
  });
  it('takes long silence between busy weeks for missing, and a quiet week for a zero', () => {
    const busy = [9, 11, 8, 10, 12, 9];
    expect(withoutSilence([...busy, 0, 0, 0, ...busy]).slice(6, 9)).toEqual([null, null, null]);
    expect(withoutSilence([1, 0, 2, 1, 0, 0, 1, 2])).toEqual([1, 0, 2, 1, 0, 0, 1, 2]);
    expect(withoutSilence([0, 0, 0, ...busy]).slice(0, 3)).toEqual([null, null, null]);
  });
});

describe('a comparison across the festival', () => {
  const month = (iso: string) => monthSpans([iso])[0]!;
  const festivals = FESTIVALS.map(isoDay);
  it('is called crooked in February 2026, whichever month it is held against, and never in autumn', () => {
    expect(festivalMoved(month('2026-02-01'), month('2025-02-01'), festivals)).toBe(true);
    expect(festivalMoved(month('2026-02-01'), month('2026-03-01'), festivals)).toBe(true);
    expect(festivalMoved(month('2026-10-01'), month('2025-10-01'), festivals)).toBe(false);
    expect(festivalMoved(month('2026-10-01'), month('2026-09-01'), festivals)).toBe(false);
  });
});

describe('hotspots over many cells', () => {
  const spans = months(40);
  const iso = spans.map(({ from }) => isoDay(from));
  const judged = (surge: number) => {
    const rng = new Rng('places');
    const places = Array.from({ length: 40 }, (_, place) => ({
      place: String(place),
      shares: spans.map(() => 1 / 40),
      counts: spans.map((_, month) => (place === 7 && month === 38 ? surge : drawCount(3, 1 / 5, rng)))
    }));
    const parts = spans.map((_, month): [number, number, number] => [
      places.reduce((sum, { counts }) => sum + counts[month]!, 0),
      0,
      0
    ]);
    const thirds = parts.map(([sum]): [number, number, number] => [
      Math.ceil(sum / 3),
      Math.floor(sum / 3),
      sum - Math.ceil(sum / 3) - Math.floor(sum / 3)
    ]);
    return judgePlaces(places, wholePaths({ months: iso, parts: thirds, festivals: FESTIVALS.map(isoDay) }, 20), 20);
  };
  it('shows next to none where counts are overdispersed and nothing happens, and the one where something does', () => {
    const still = judged(3);
    const months = [...new Set(still.map(({ month }) => month))];
    const shown = months.map(
      (month) =>
        discoveries(
          still.filter((cell) => cell.month === month),
          5,
          0.1
        ).shown
    );
    expect(shown.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2);
    const hot = judged(25).filter(({ month }) => month === 38);
    const found = discoveries(hot, 5, 0.1);
    expect(hot.filter((_, at) => found.cells[at]!.q_value <= 0.01).map(({ place }) => place)).toEqual(['7']);
    expect(found.by_chance).toBeLessThan(0.5);
  });
});
