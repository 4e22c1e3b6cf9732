/** Single series: 超出通常波动, forecasts and changes of level. */
import type { Span } from '#lib/stats/calendar.ts';
import { changePoints } from '#lib/stats/change-points.ts';
import type { Fit } from '#lib/stats/count-fit.ts';
import { expectedIn, fitHistory, rarity, usualRange, type Expected } from '#lib/stats/expectation.ts';
import { overLongerSpans } from '#lib/stats/longer-spans.ts';
import { tenDaySpans } from '#lib/stats/whole-path.ts';
import { Rng } from '#pipelines/demo/random.ts';
import type { CalibrationRow } from './calibration.bench.ts';
import { FESTIVALS, inParts, months, NULL_KINDS, weeks, type NullKind } from './null-series.ts';

/** A hundred a month, a hundred a week. */
const MONTH_LEVEL = 3.3;
const WEEK_LEVEL = 14.3;
const percent = (part: number, all: number) => `${all === 0 ? '—' : ((100 * part) / all).toFixed(1)}%`;

function nextMonth(spans: readonly Span[], counts: readonly (number | null)[], at: number): Expected | null {
  const fit = fitHistory({ spans: spans.slice(0, at), counts: counts.slice(0, at), festivals: FESTIVALS });
  return typeof fit === 'string' ? null : expectedIn(fit, spans[at]!, spans[at]!.from);
}

/** Bands of 80 % as 趋势 makes them: over ten-day parts, each month as known when it began. */
function* bandsOf(kind: NullKind, spans: readonly Span[], counts: readonly (number | null)[], seed: string) {
  const parts = spans.flatMap(tenDaySpans);
  const inTens = inParts(spans, counts, kind, new Rng(seed));
  let reach: Fit['reach'] | undefined;
  for (let at = 36; at < spans.length; at++) {
    const known = { spans: parts.slice(0, 3 * at), counts: inTens.slice(0, 3 * at), festivals: FESTIVALS };
    const fit = counts[at] === 0 ? 'few' : fitHistory({ ...known, ...(reach ? { reach } : {}) });
    if (typeof fit === 'string') continue;
    reach = fit.reach;
    const model = overLongerSpans(fit, known, spans.slice(0, at));
    yield { at, ...usualRange(expectedIn(model, spans[at]!, spans[at]!.from), 0.8) };
  }
}

/** The power if level and spread were known: no method finds more. */
function known(excess: number, span: Span): Expected {
  return { mean: MONTH_LEVEL * span.days, unsure: 0, excess };
}

/** Every month of the fourth year in each draw. The months of silence themselves are no null. */
export function* monthRows(draws: number): Generator<CalibrationRow> {
  const spans = months(48);
  for (const kind of NULL_KINDS) {
    let [judged, rare, found, possible] = [0, 0, 0, 0];
    const inside = new Array<number>(12).fill(0);
    const all = new Array<number>(12).fill(0);
    for (let draw = 0; draw < draws; draw++) {
      const counts = kind.draw(spans, MONTH_LEVEL, new Rng(`months ${kind.label} ${draw}`));
      for (let at = 36; at < 48; at++) {
        const count = counts[at]!;
        const expected = count === 0 ? null : nextMonth(spans, counts, at);
        if (!expected) continue;
        judged++;
        if (rarity(count, expected) < 0.05) rare++;
        if (rarity(Math.round(count * 1.5), expected) < 0.05) found++;
        if (kind.excess !== undefined && rarity(Math.round(count * 1.5), known(kind.excess, spans[at]!)) < 0.05)
          possible++;
      }
      for (const { at, low, high } of bandsOf(kind, spans, counts, `parts ${kind.label} ${draw}`)) {
        all[at % 12]!++;
        if (counts[at]! >= low && counts[at]! <= high) inside[at % 12]!++;
      }
    }
    yield { statement: '超出通常波动', series: kind.label, measured: percent(rare, judged), target: '≤ 7%' };
    yield {
      statement: '其中真有 ×1.5',
      series: kind.label,
      measured:
        percent(found, judged) +
        (kind.excess === undefined ? '' : `；水平和离散都已知时最多能找到 ${percent(possible, judged)}`),
      target: '泊松 ≥ 80%'
    };
    yield {
      statement: '预测 80% 区间，逐月 1—12',
      series: kind.label,
      measured: inside.map((part, at) => (all[at] === 0 ? '—' : Math.round((100 * part) / all[at]!))).join(' '),
      target: '75—88'
    };
  }
}

export function* changeRows(draws: number): Generator<CalibrationRow> {
  const spans = weeks(104);
  for (const kind of NULL_KINDS) {
    let [said, near, second, holding, found] = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < draws; draw++) {
      const still = kind.draw(spans, WEEK_LEVEL, new Rng(`change ${kind.label} ${draw}`));
      if (changePoints({ spans, counts: still, festivals: FESTIVALS }).length > 0) said++;
      const { counts, at } = stepped(kind, spans, draw);
      const changes = changePoints({ spans, counts, festivals: FESTIVALS });
      if (changes.some((change) => Math.abs(change.at - at) <= 3)) near++;
      if (changes.length > 1) second++;
      if (changes.length > 0) found++;
      if (changes.some((change) => change.from <= at && at <= change.to)) holding++;
    }
    yield { statement: '变化点', series: kind.label, measured: percent(said, draws), target: '≤ 5%（φ=.7 ≤ 8%）' };
    yield {
      statement: '水平 ×1.5，三周内找到 / 另报一处 / 区间含真日',
      series: kind.label,
      measured: `${percent(near, draws)} / ${percent(second, draws)} / ${percent(holding, found)}`,
      target: '季节 ≥ 85% / ≤ 10% / 95%'
    };
  }
}

function stepped(kind: NullKind, spans: readonly Span[], draw: number) {
  const rng = new Rng(`step ${kind.label} ${draw}`);
  const at = rng.int(Math.floor(spans.length * 0.45), Math.floor(spans.length * 0.75));
  const before = kind.draw(spans, WEEK_LEVEL, rng).slice(0, at);
  return { at, counts: [...before, ...kind.draw(spans, WEEK_LEVEL * 1.5, rng).slice(at)] };
}
