/**
 * The negative binomial and normal distributions, as far as judging counts needs them. Pure; agrees with R to ten
 * digits.
 */

/** Lanczos approximation with g = 7 and nine terms (Press et al., Numerical Recipes, 3rd ed. 2007, 6.1). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
];
/** Below this excess variance a count is taken as Poisson. */
const POISSON_BELOW = 1e-8;
const TINY = 1e-300;

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const z = x - 1;
  let sum = LANCZOS[0]!;
  for (let i = 1; i < 9; i++) sum += LANCZOS[i]! / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * ln P(Y = y) of a negative binomial with the mean and the excess variance given (Var Y = mean + excess · mean²);
 * excess 0 is Poisson.
 */
export function lnProbability(y: number, mean: number, excess: number): number {
  return lnProbabilities(excess)(y, mean);
}

/** As `lnProbability` for many counts of one excess. */
export function lnProbabilities(excess: number): (y: number, mean: number) => number {
  const impossible = (y: number) => (y === 0 ? 0 : -Infinity);
  if (excess < POISSON_BELOW)
    return (y, mean) => (mean <= 0 ? impossible(y) : y * Math.log(mean) - mean - lnFactorial(y));
  const size = 1 / excess;
  const lnSize = lnGamma(size);
  return (y, mean) =>
    mean <= 0
      ? impossible(y)
      : lnGamma(y + size) -
        lnSize -
        lnFactorial(y) +
        size * Math.log(size / (size + mean)) +
        y * Math.log(mean / (size + mean));
}

const lnFactorials: number[] = [];

function lnFactorial(y: number): number {
  if (!(y < 4096) || !Number.isInteger(y)) return lnGamma(y + 1);
  while (lnFactorials.length <= y) lnFactorials.push(lnGamma(lnFactorials.length + 1));
  return lnFactorials[y]!;
}

/** P(Y ≥ y) of that negative binomial. */
export function upperTail(y: number, mean: number, excess: number): number {
  if (y <= 0) return 1;
  if (mean <= 0) return 0;
  if (excess < POISSON_BELOW) return regularisedGamma(y, mean);
  return regularisedBeta(mean / (mean + 1 / excess), y, 1 / excess);
}

/** P(Y > y) + ½ P(Y = y): the mid-p of a count as large as this one (Lancaster, JASA 56, 1961). */
export function midUpper(y: number, mean: number, excess: number): number {
  return upperTail(y + 1, mean, excess) + 0.5 * Math.exp(lnProbability(y, mean, excess));
}

/** The smallest count c with P(Y ≤ c) ≥ share; share below 1. */
export function countQuantile(share: number, mean: number, excess: number): number {
  return tailCount(1 - share, mean, excess) - 1;
}

/** The smallest count c with P(Y ≥ c) ≤ p, however small p is above 0. */
export function tailCount(p: number, mean: number, excess: number): number {
  const sure = Math.max(p, 1e-290);
  const spread = Math.sqrt(mean + excess * mean * mean);
  let high = Math.max(1, Math.ceil(mean - 2 * Math.min(0, normalQuantile(Math.min(sure, 0.5))) * spread + 5));
  while (upperTail(high, mean, excess) > sure) high = 2 * high + 1;
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (upperTail(middle, mean, excess) <= sure) high = middle;
    else low = middle;
  }
  return high;
}

/** Inverse of the standard normal distribution (Acklam's rational approximation, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return ratio(q, TAIL_TOP, TAIL_BOTTOM);
  }
  const q = p - 0.5;
  return q * ratio(q * q, CENTRE_TOP, CENTRE_BOTTOM);
}

const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239
];
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1
];
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783
];
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

function ratio(x: number, top: readonly number[], bottom: readonly number[]): number {
  const value = (terms: readonly number[]) => terms.reduce((sum, term) => sum * x + term, 0);
  return value(top) / value(bottom);
}

/** P(a, x), the lower regularised gamma function: series below a + 1, continued fraction above. */
function regularisedGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, front * sum);
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / nonZero(step * d + b);
    c = nonZero(b + step / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return Math.max(0, 1 - front * h);
}

/** I_x(a, b), the regularised incomplete beta function by Lentz's continued fraction. */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const even = (n * (b - n) * x) / ((a + 2 * n - 1) * (a + 2 * n));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + n) * (a + b + n) * x) / ((a + 2 * n) * (a + 2 * n + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
