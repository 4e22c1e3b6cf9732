/**
 * Lasting shifts of a level on what season, Spring Festival and memory leave. A test for a step at an unknown date
 * (sup-F: Andrews, Econometrica 61, 1993) on the residuals of the count model, studentised by the long-run variance of
 * a first-order autoregression (Andrews and Monahan, Econometrica 60, 1992), its distribution drawn from that
 * autoregression (sieve bootstrap: Bühlmann, Bernoulli 3, 1997).
 */
import { rowOf, steppedDesign } from './count-design.ts';
import { meanOf, type Fit, type Observation } from './count-fit.ts';
import { fitObservations } from './expectation.ts';
import { normalDraws, seededRandom } from './random.ts';
import { StepSearch, type BestStep, type Linear } from './step-search.ts';
import { withoutSilence } from './silence.ts';
import type { Span } from './calendar.ts';

export interface ChangePoint {
  /** First period of the new level. */
  at: number;
  /** Periods between which the change began, 95 %. */
  from: number;
  to: number;
  /** New level over the old one, season and festival taken out. */
  ratio: number;
  p_value: number;
}

export interface ChangeSeries {
  spans: readonly Span[];
  counts: readonly (number | null)[];
  /** Day numbers of Spring Festival. */
  festivals: readonly number[];
}

const DRAWS = 399;
const LEVEL = 0.025;
const MOST = 3;
const LEAST_DAYS = 540;
/** Fewer records than this in all cannot show a level. */
const LEAST_RECORDS = 60;

/**
 * The lasting changes of a series, in order of time; none where the history is shorter than a year and a half. Seeded.
 * @param shortest periods that a level must last on both sides
 */
export function changePoints({ spans, counts, festivals }: ChangeSeries, shortest = 6): ChangePoint[] {
  const kept = withoutSilence(counts).flatMap((count, at) => (count === null ? [] : [{ at, count, span: spans[at]! }]));
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last || last.span.from - first.span.from < LEAST_DAYS) return [];
  if (kept.reduce((sum, { count }) => sum + count, 0) < LEAST_RECORDS) return [];
  const draws = normalBlocks(kept.length);
  const fit = (steps: readonly number[], reach?: Fit['reach']): Working | null => {
    const design = steppedDesign(first.span.from, steps, festivals);
    const seen = kept.map(({ span, count }) => ({ row: rowOf(design, span), count, weight: 1 }));
    const found = fitObservations(design, seen, { surges: 'equal', ...(reach ? { reach } : {}) });
    return found && workingOf(found, seen);
  };
  const found: { at: number; p_value: number; from: number; to: number }[] = [];
  for (let round = 0; round < MOST; round++) {
    const steps = found.map((one) => kept[one.at]!.span.from);
    const plain = fit(steps);
    if (!plain) break;
    const candidates = candidateSteps(kept.length, found, shortest);
    if (candidates.length === 0) break;
    const search = new StepSearch(plain.linear, candidates);
    const best = search.best(plain.residuals);
    const stepped = fit([...steps, kept[candidates[best.which]!]!.span.from]);
    if (!stepped) break;
    const memory = memoryOf(stepped.residuals);
    const score = best.along ** 2 / longRun(stepped.residuals, memory);
    const true_memory = Math.min(0.9, memory + (1 + 3 * memory + stepped.paid * (1 - memory)) / kept.length);
    const p_value = chanceOf(score, search, draws, Math.max(0, true_memory));
    if (p_value > LEVEL) break;
    const at = candidates[best.which]!;
    const range = dateRange(search, best, draws, Math.max(0, true_memory));
    found.push({ at, p_value, from: candidates[range.from]!, to: candidates[range.to]! });
  }
  const steps = [...found].sort((a, b) => a.at - b.at);
  const final = steps.length === 0 ? null : fit(steps.map(({ at }) => kept[at]!.span.from));
  if (!final) return [];
  return steps.map((one, order) => ({
    at: kept[one.at]!.at,
    from: kept[one.from]!.at,
    to: kept[one.to]!.at,
    ratio: Math.exp(final.fit.coefficients[1 + order]!),
    p_value: one.p_value
  }));
}

/** A fit as a linear problem around itself: Pearson residuals and the columns that took their share of them. */
interface Working {
  fit: Fit;
  residuals: Float64Array;
  linear: Linear;
  paid: number;
}

function workingOf(fit: Fit, seen: readonly Observation[]): Working {
  const { size } = fit.design;
  const slopes = new Float64Array(size);
  const roots = new Float64Array(seen.length);
  const columns = new Float64Array(seen.length * size);
  seen.forEach(({ row }, at) => {
    const mean = meanOf(fit.design, fit.coefficients, row, slopes);
    roots[at] = Math.sqrt(mean / (1 + fit.excess * mean));
    for (let i = 0; i < size; i++) columns[at * size + i] = slopes[i]! * roots[at]!;
  });
  return {
    fit,
    residuals: Float64Array.from(fit.residuals),
    linear: { columns, size, roots, factor: fit.factor },
    paid: seen.length - fit.freedom
  };
}

function candidateSteps(length: number, found: readonly { at: number }[], shortest: number): number[] {
  const edges = [0, ...found.map(({ at }) => at), length];
  return Array.from({ length }, (_, at) => at).filter((at) => edges.every((edge) => Math.abs(at - edge) >= shortest));
}

function memoryOf(residuals: ArrayLike<number>): number {
  let together = 0;
  let alone = 1e-9;
  for (let at = 0; at < residuals.length; at++) {
    alone += residuals[at]! ** 2;
    if (at > 0) together += residuals[at]! * residuals[at - 1]!;
  }
  return Math.min(0.9, together / alone);
}

/** Variance that a sum over many periods has per period; not below that of independent ones. */
function longRun(residuals: ArrayLike<number>, memory: number): number {
  let sum = 0;
  for (let at = 1; at < residuals.length; at++) sum += (residuals[at]! - memory * residuals[at - 1]!) ** 2;
  return sum / residuals.length / (1 - Math.max(0, memory)) ** 2;
}

/** The share of draws with a step as large; where that is above the level already, no further ones are looked at. */
function chanceOf(score: number, search: StepSearch, draws: NormalBlocks, memory: number): number {
  let larger = 1;
  for (const noise of remembering(draws, memory)) {
    const rest = search.leftOf(noise);
    const { which, along } = search.best(rest);
    const direction = search.directions[which]!;
    for (let at = 0; at < rest.length; at++) rest[at]! -= along * direction[at]!;
    if (along ** 2 / longRun(rest, memoryOf(rest)) >= score) larger++;
    if (larger > LEVEL * (DRAWS + 1)) break;
  }
  return larger / (DRAWS + 1);
}

/** Where the largest step falls, as candidates, when the one found is drawn anew with the same noise. */
function dateRange(
  search: StepSearch,
  { which, along }: BestStep,
  draws: NormalBlocks,
  memory: number
): { from: number; to: number } {
  const push = search.alongAll(search.directions[which]!).map((value) => along * value);
  const dates = new Float64Array(DRAWS);
  let draw = 0;
  for (const noise of remembering(draws, memory)) dates[draw++] = search.best(search.leftOf(noise), push).which;
  dates.sort();
  return { from: dates[Math.floor(0.025 * DRAWS)]!, to: dates[Math.ceil(0.975 * DRAWS) - 1]! };
}

/** Stationary first-order autoregressions with variance 1; each is written over by the next. */
function* remembering({ length, next }: NormalBlocks, memory: number): Generator<Float64Array> {
  const block = next();
  const fresh = Math.sqrt(1 - memory ** 2);
  const series = new Float64Array(length);
  for (let start = 0; start < block.length; start += length) {
    series[0] = block[start]!;
    for (let at = 1; at < length; at++) series[at] = memory * series[at - 1]! + fresh * block[start + at]!;
    yield series;
  }
}

interface NormalBlocks {
  length: number;
  /** So many series of normal draws as a test draws, other ones each time. */
  next: () => Float64Array;
}

/** Numbers kept at most: 8 MB. */
const KEPT_NUMBERS = 1_000_000;
const keptDraws = new Map<number, { blocks: Float64Array[]; random: () => number }>();

/** The seed is one, so series of one length are held against the same draws, which are made once. */
function normalBlocks(length: number): NormalBlocks {
  const known = keptDraws.get(length) ?? { blocks: [], random: seededRandom(20121211) };
  keptDraws.delete(length);
  keptDraws.set(length, known);
  let at = 0;
  const next = () => {
    if (at === known.blocks.length) known.blocks.push(blockOf(length, known.random));
    dropUnused();
    return known.blocks[at++]!;
  };
  return { length, next };
}

function blockOf(length: number, random: () => number): Float64Array {
  const block = new Float64Array(DRAWS * length);
  for (let draw = 0; draw < DRAWS; draw++) block.set(normalDraws(length, random), draw * length);
  return block;
}

function dropUnused(): void {
  let numbers = 0;
  for (const [length, { blocks }] of keptDraws) numbers += blocks.length * DRAWS * length;
  for (const [length, { blocks }] of keptDraws) {
    if (numbers <= KEPT_NUMBERS) break;
    keptDraws.delete(length);
    numbers -= blocks.length * DRAWS * length;
  }
}
