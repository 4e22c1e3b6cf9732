/** Who spoke first: pairs of daily sources. */
import { onsetLead } from '#lib/stats/onset.ts';
import { Rng } from '#pipelines/demo/random.ts';
import type { CalibrationRow } from './calibration.bench.ts';
import { arrearsSeason, drawCount, FESTIVALS } from './null-series.ts';

const FIRST_DAY = 19_359;
const DAYS = 1400;
const LOOK = 365;
/** First day of a planted surge. */
const SURGE = DAYS - 185;

interface PairKind {
  label: string;
  /** Days by which the first begins before the second; null where there is no surge. */
  lead: number | null;
  rate(day: number, at: number, which: 0 | 1): number;
  excess: readonly [number, number];
  /** Standard deviation of a daily lognormal level with memory 0.7. */
  wander?: number;
}

const rise = (at: number, lag: number, ramp: number) =>
  at < SURGE + lag || at >= SURGE + 45 ? 0 : ramp === 0 ? 1 : Math.min(1, (at - SURGE - lag + 1) / ramp);
const PAIRS: PairKind[] = [
  { label: '同一季节，泊松', lead: 0, rate: (day) => 2 * arrearsSeason(day), excess: [0, 0] },
  { label: '同一季节，负二项 k=2、3', lead: 0, rate: (day) => 2 * arrearsSeason(day), excess: [1 / 2, 1 / 3] },
  { label: '互不相干，AR(1) φ=.7', lead: null, rate: () => 3, excess: [0, 0], wander: 0.5 },
  {
    label: '中途开始的来源',
    lead: null,
    rate: (_, at, which) => (which === 1 && at < DAYS - 195 ? 0 : 2),
    excess: [0, 0]
  },
  { label: '同时渐起三周', lead: 0, rate: (_, at) => 1 + 5 * rise(at, 0, 21), excess: [0, 0] },
  { label: '先六天，泊松', lead: 6, rate: (_, at, which) => 0.5 + 3 * rise(at, which ? 6 : 0, 0), excess: [0, 0] },
  {
    label: '先六天，负二项 k=3',
    lead: 6,
    rate: (_, at, which) => 1 + 6 * rise(at, which ? 6 : 0, 0),
    excess: [1 / 3, 1 / 3]
  },
  { label: '先六天，渐起三周', lead: 6, rate: (_, at, which) => 1 + 5 * rise(at, which ? 6 : 0, 21), excess: [0, 0] }
];

export function* leadRows(draws: number): Generator<CalibrationRow> {
  for (const pair of PAIRS) {
    let [said, found, holding] = [0, 0, 0];
    for (let draw = 0; draw < draws; draw++) {
      const [first, second] = ([0, 1] as const).map((which) =>
        days(pair, which, new Rng(`${pair.label} ${which} ${draw}`))
      );
      const lead = onsetLead(first!, second!, { from: FIRST_DAY, festivals: FESTIVALS, look: LOOK });
      if (lead.kind === 'none') continue;
      found++;
      if (lead.low > 0 || lead.high < 0) said++;
      if (pair.lead !== null && lead.low <= pair.lead && pair.lead <= lead.high) holding++;
    }
    const percent = (part: number, all: number) => `${all === 0 ? '—' : ((100 * part) / all).toFixed(1)}%`;
    yield {
      statement: '先后：区间不含 0 / 找到激增 / 区间含真值',
      series: pair.label,
      measured: `${percent(said, draws)} / ${percent(found, draws)} / ${pair.lead === null ? '—' : percent(holding, found)}`,
      target: pair.lead ? '含真值 ≥ 90%' : '不含 0 ≤ 7%'
    };
  }
}

function days(pair: PairKind, which: 0 | 1, rng: Rng): number[] {
  let state = 0;
  return Array.from({ length: DAYS }, (_, at) => {
    const wander = pair.wander ?? 0;
    state = 0.7 * state + wander * Math.sqrt(1 - 0.7 ** 2) * rng.normal();
    return drawCount(pair.rate(FIRST_DAY + at, at, which) * Math.exp(state), pair.excess[which], rng);
  });
}
