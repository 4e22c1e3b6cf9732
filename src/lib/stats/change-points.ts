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
import { solve } from './positive-definite.ts';
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
  const random = seededRandom(20121211);
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
    const table = candidates.map((at) => projected(plain, at));
    const best = largest(table, plain.residuals);
    const stepped = fit([...steps, kept[candidates[best.which]!]!.span.from]);
    if (!stepped) break;
    const memory = memoryOf(stepped.residuals);
    const score = best.score / longRun(stepped.residuals, memory);
    const true_memory = Math.min(0.9, memory + (1 + 3 * memory + stepped.paid * (1 - memory)) / kept.length);
    const p_value = chanceOf(score, table, plain, Math.max(0, true_memory), random);
    if (p_value > LEVEL) break;
    const at = candidates[best.which]!;
    const range = dateRange(table, candidates, best.which, { working: plain, memory: Math.max(0, memory), random });
    found.push({ at, p_value, from: range.from, to: range.to });
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
  residuals: number[];
  /** Root of the working weights. */
  roots: number[];
  columns: Float64Array[];
  paid: number;
}

function workingOf(fit: Fit, seen: readonly Observation[]): Working {
  const slopes = new Float64Array(fit.design.size);
  const roots: number[] = [];
  const columns: Float64Array[] = [];
  for (const { row } of seen) {
    const mean = meanOf(fit.design, fit.coefficients, row, slopes);
    const root = Math.sqrt(mean / (1 + fit.excess * mean));
    roots.push(root);
    columns.push(slopes.map((slope) => slope * root));
  }
  return { fit, residuals: fit.residuals, roots, columns, paid: seen.length - fit.freedom };
}

/** The part of a vector over the periods that the fitted columns do not take up. */
function leftOver({ fit, columns }: Working, vector: ArrayLike<number>): Float64Array {
  const { size } = fit.design;
  const right = new Float64Array(size);
  columns.forEach((column, at) => {
    for (let i = 0; i < size; i++) right[i]! += column[i]! * vector[at]!;
  });
  const taken = solve(fit.factor, size, right);
  return Float64Array.from(columns, (column, at) => {
    let value = vector[at]!;
    for (let i = 0; i < size; i++) value -= column[i]! * taken[i]!;
    return value;
  });
}

/** A step at that period, less what the columns take up, of length one. */
function projected(working: Working, step: number): Float64Array {
  const left = leftOver(
    working,
    working.roots.map((root, at) => (at >= step ? root : 0))
  );
  const length = Math.sqrt(left.reduce((sum, value) => sum + value * value, 0));
  return length < 1e-6 ? left.fill(0) : left.map((value) => value / length);
}

function candidateSteps(length: number, found: readonly { at: number }[], shortest: number): number[] {
  const edges = [0, ...found.map(({ at }) => at), length];
  return Array.from({ length }, (_, at) => at).filter((at) => edges.every((edge) => Math.abs(at - edge) >= shortest));
}

function largest(table: readonly Float64Array[], residuals: ArrayLike<number>): { which: number; score: number } {
  let best = { which: 0, score: -1 };
  for (let which = 0; which < table.length; which++) {
    const column = table[which]!;
    let sum = 0;
    for (let at = 0; at < column.length; at++) sum += column[at]! * residuals[at]!;
    if (sum * sum > best.score) best = { which, score: sum * sum };
  }
  return best;
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

function chanceOf(
  score: number,
  table: readonly Float64Array[],
  working: Working,
  memory: number,
  random: () => number
): number {
  let larger = 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    const residuals = leftOver(working, remembering(working.residuals.length, memory, random));
    const best = largest(table, residuals);
    const direction = table[best.which]!;
    const along = Math.sign(dot(direction, residuals)) * Math.sqrt(best.score);
    const rest = residuals.map((value, at) => value - along * direction[at]!);
    if (best.score / longRun(rest, memoryOf(rest)) >= score) larger++;
  }
  return larger / (DRAWS + 1);
}

/** Where the largest step falls when the one found is drawn anew with the same noise. */
function dateRange(
  table: readonly Float64Array[],
  candidates: readonly number[],
  which: number,
  { working, memory, random }: { working: Working; memory: number; random: () => number }
): { from: number; to: number } {
  const direction = table[which]!;
  const along = dot(direction, working.residuals);
  const dates = Array.from({ length: DRAWS }, () => {
    const noise = leftOver(working, remembering(direction.length, memory, random));
    return candidates[
      largest(
        table,
        noise.map((value, at) => value + along * direction[at]!)
      ).which
    ]!;
  }).sort((a, b) => a - b);
  return { from: dates[Math.floor(0.025 * DRAWS)]!, to: dates[Math.ceil(0.975 * DRAWS) - 1]! };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** A stationary first-order autoregression with variance 1. */
function remembering(length: number, memory: number, random: () => number): Float64Array {
  const draws = normalDraws(length, random);
  const fresh = Math.sqrt(1 - memory ** 2);
  for (let at = 1; at < length; at++) draws[at] = memory * draws[at - 1]! + fresh * draws[at]!;
  return draws;
}
