/** Hotspots: 107 counties and 68 topics in which nothing happens. */
import { isoDay } from '#lib/stats/calendar.ts';
import { judgeDemand, type MonthParts } from '#lib/stats/demand-cells.ts';
import { Rng } from '#pipelines/demo/random.ts';
import type { CalibrationRow } from './calibration.bench.ts';
import { arrearsSeason, drawCount, FESTIVALS, months } from './null-series.ts';

const COUNTIES = 107;
const TOPICS = 68;
/** Requests of a county on a topic in a month, on average; the shares of counties and topics are skewed. */
const MEAN = 0.55;

export function* hotspotRows(draws: number): Generator<CalibrationRow> {
  const worlds = Math.max(1, Math.round(draws / 100));
  for (const [label, excess, isArrears] of [
    ['泊松', 0, false],
    ['负二项 k=5', 1 / 5, false],
    ['负二项 k=2', 1 / 2, false],
    ['欠薪季节，各主题', 0, true],
    ['欠薪季节，负二项 k=5', 1 / 5, true]
  ] as const) {
    const shown: number[] = [];
    const february: number[] = [];
    for (let world = 0; world < worlds; world++)
      for (const family of grid(`${label} ${world}`, excess, isArrears)) {
        shown.push(family.shown_count);
        if (family.month === '2026-02-01') february.push(family.shown_count);
      }
    const mean = (of: number[]) => (of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.length)).toFixed(2);
    yield {
      statement: '热点，107 县 × 68 主题，每月列出 / 最多一月 / 2026年2月',
      series: label,
      measured: `${mean(shown)} / ${Math.max(...shown)} / ${mean(february)}`,
      target: '≤ 5'
    };
  }
}

function grid(seed: string, excess: number, isArrears: boolean) {
  const spans = months(46);
  const places = Array.from({ length: COUNTIES }, (_, at) => `61${String(101 + at)}1`);
  const rng = new Rng(`grid ${seed}`);
  const weights = (count: number, spread: number) => {
    const raw = Array.from({ length: count }, () => rng.lognormal(1, spread));
    const sum = raw.reduce((total, one) => total + one, 0);
    return raw.map((one) => (one / sum) * count);
  };
  const [ofPlaces, ofTopics] = [weights(COUNTIES, 0.9), weights(TOPICS, 0.8)];
  const counts = new Map<string, Map<string, MonthParts>>();
  const all = new Map<string, MonthParts>();
  for (const [topic, topicWeight] of ofTopics.entries()) {
    const own = new Map<string, MonthParts>();
    for (const [at, place] of places.entries()) {
      const parts = spans.map((span) => {
        const thirds = [0, 1, 2].map((third) => {
          let sum = 0;
          for (
            let day = span.from + third * 10;
            day < (third === 2 ? span.from + span.days : span.from + third * 10 + 10);
            day++
          )
            sum += isArrears ? arrearsSeason(day) : 1;
          return sum;
        });
        const rate = (MEAN * ofPlaces[at]! * topicWeight) / 30;
        // One frailty a month: the parts of a month err together.
        const total = thirds.reduce((sum, one) => sum + one, 0);
        let rest = drawCount(rate * total, excess, rng);
        const split: [number, number, number] = [0, 0, 0];
        for (; rest > 0; rest--) split[pick(thirds, total, rng)]!++;
        return split;
      });
      own.set(place, parts);
      add(own, '', parts);
      add(all, place, parts);
      add(all, '', parts);
    }
    counts.set(`T${String(topic + 10).slice(0, 2)}.01`, own);
  }
  counts.set('', all);
  const { families } = judgeDemand({
    months: spans.map(({ from }) => isoDay(from)),
    festivals: FESTIVALS.map(isoDay),
    counts,
    missing: new Map(),
    places
  });
  return families.filter(({ grid: name, city_code }) => name === 'county-6' && city_code === '');
}

function pick(weights: readonly number[], total: number, rng: Rng): 0 | 1 | 2 {
  const at = rng.next() * total;
  return at < weights[0]! ? 0 : at < weights[0]! + weights[1]! ? 1 : 2;
}

function add(map: Map<string, MonthParts>, key: string, parts: MonthParts): void {
  const known = map.get(key);
  map.set(key, known ? known.map((one, at) => sum3(one, parts[at]!)) : parts);
}

function sum3(a: MonthParts[number], b: MonthParts[number]): MonthParts[number] {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}
