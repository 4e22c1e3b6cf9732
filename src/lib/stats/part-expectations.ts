/**
 * How much of a count's change is usual, part by part: each part's own level times the shape of the whole (`place-counts`),
 * or a model of its own where its seasons differ from those of the whole and its past carries one; the parts are then
 * scaled to what the whole lets expect, so that they add up to it. Nothing of the judged months is read. Pure.
 */
import { dayNumber, monthSpans, type Span } from './calendar.ts';
import { meansIn, expectedIn, fitHistory, usualRange, type Expected } from './expectation.ts';
import {
  FIRST_EXCESS,
  kindExcess,
  NO_EVIDENCE,
  ownExcess,
  placeExpectation,
  placeLevel,
  withPeriod,
  type DispersionEvidence,
  type WholePath
} from './place-counts.ts';
import type { Fit } from './count-fit.ts';

export interface PartSeries {
  key: string;
  /** One a month, as long as `months`. */
  counts: readonly number[];
}

export interface PartHistory {
  /** First days, ISO, without gaps, up to the last month judged. */
  months: readonly string[];
  /** Null where the source had not begun. */
  whole: readonly (number | null)[];
  parts: readonly PartSeries[];
  /** First days of Spring Festival, ISO. */
  festivals: readonly string[];
  /** `own`: the parts have seasons of their own (kinds of matters); `whole`: they share that of the whole (places). */
  shape: 'own' | 'whole';
}

export interface PartExpectation {
  key: string;
  mean: number;
  /** Range of what is usual, so wide that all parts together leave it by chance once in twenty times. */
  low: number;
  high: number;
}

/** Chance that any of the parts is called out of its range although all are as usual. */
const LEVEL = 0.05;
/** A part's share of everything counts for so many records beside its own past. */
const SHARE_RECORDS = 1.5;
/** Months of the past that tell how much a part scatters. */
const EVIDENCE_MONTHS = 36;
/** Records a month from which a part's own season can be told. */
const OWN_FROM = 8;

/** The last `judged` months together; null where the whole has too little history. */
export function expectParts(history: PartHistory, judged: number): PartExpectation[] | null {
  const spans = monthSpans(history.months);
  const known = spans.length - judged;
  const festivals = history.festivals.map(dayNumber);
  const past = spans.slice(0, known);
  const fitOf = (counts: readonly (number | null)[]) =>
    fitHistory({ spans: past, counts: counts.slice(0, known), festivals });
  const whole = known > 0 ? fitOf(history.whole) : 'short';
  if (typeof whole === 'string') return null;
  const path = { past: meansIn(whole, past), ...aheadOf(whole, spans, known) };
  const total = sum(history.whole.slice(0, known));
  const levels = history.parts.map((part) => {
    const counts = part.counts.slice(0, known).map((count, at) => (history.whole[at] === null ? null : count));
    return { counts, share: Math.max(sum(counts) / Math.max(total, 1), 1e-5) };
  });
  const kind = kindExcess(levels.map((level) => evidenceOf(level, path, FIRST_EXCESS)).reduce(together, NO_EVIDENCE));
  const expected = levels.map((level): Expected => {
    const own = history.shape === 'own' && sum(level.counts) >= OWN_FROM * known ? fitOf(level.counts) : 'few';
    if (typeof own !== 'string') {
      const { next: mean, unsure } = aheadOf(own, spans, known);
      return { mean, unsure, excess: spreadOver(own.excess, unsure, judged) };
    }
    const excess = ownExcess(evidenceOf(level, path, kind), kind);
    const found = placeExpectation(placeLevel(level.counts, path, { ...firm(level), excess }), path, excess);
    return { ...found, excess: spreadOver(excess, found.unsure, judged) };
  });
  const scale = path.next / Math.max(sum(expected.map(({ mean }) => mean)), 1e-9);
  return history.parts.map(({ key }, at) => {
    const scaled = { ...expected[at]!, mean: expected[at]!.mean * scale };
    return { key, mean: scaled.mean, ...usualRange(scaled, 1 - LEVEL / history.parts.length) };
  });
}

interface Level {
  counts: readonly (number | null)[];
  share: number;
}

const firm = ({ share }: Level) => ({ share, firm: SHARE_RECORDS });

/** The mean over the months judged, as known before them, and the variance of its logarithm. */
function aheadOf(fit: Fit, spans: readonly Span[], known: number): Pick<WholePath, 'next' | 'unsure'> {
  const ahead = spans.slice(known).map((span) => expectedIn(fit, span, spans[known]!.from));
  return { next: sum(ahead.map(({ mean }) => mean)), unsure: Math.max(...ahead.map(({ unsure }) => unsure)) };
}

/** The scatter of months is each month's own and averages out over several; the error of the level is common to them. */
function spreadOver(excess: number, unsure: number, judged: number): number {
  const spread = Math.expm1(Math.min(4, unsure));
  return excess / judged + spread * (1 + excess / judged);
}

function evidenceOf(level: Level, path: WholePath, excess: number): DispersionEvidence {
  const { rate } = placeLevel(level.counts, path, { ...firm(level), excess });
  let evidence: DispersionEvidence = NO_EVIDENCE;
  for (let at = Math.max(0, level.counts.length - EVIDENCE_MONTHS); at < level.counts.length; at++) {
    const count = level.counts[at] ?? null;
    if (count !== null) evidence = withPeriod(evidence, count, { mean: rate * path.past[at]!, unsure: 0 }, excess);
  }
  return evidence;
}

function together(a: DispersionEvidence, b: DispersionEvidence): DispersionEvidence {
  return { surplus: a.surplus + b.surplus, squares: a.squares + b.squares, periods: a.periods + b.periods };
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((all, value) => all + (value ?? 0), 0);
}
