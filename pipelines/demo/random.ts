/**
 * The demo's only source of chance: xoshiro128** seeded by a string hash, apart from the generator of computations
 * (`src/lib/stats/random.ts`), since every demo file follows from its draws. Named substreams keep one part's draws
 * from shifting another's, so that a change in the posts leaves the petitions as they were.
 */
export class Rng {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private readonly name: string;

  constructor(seed: number | string) {
    this.name = String(seed);
    let h = 2166136261;
    const next = (): number => {
      // splitmix32 on an FNV-1a hash of the name: four well-mixed words of state.
      h = (h + 0x9e3779b9) | 0;
      let t = h ^ (h >>> 16);
      t = Math.imul(t, 0x21f0aaad);
      t ^= t >>> 15;
      t = Math.imul(t, 0x735a2d97);
      return (t ^ (t >>> 15)) >>> 0;
    };
    for (let i = 0; i < this.name.length; i++) h = Math.imul(h ^ this.name.charCodeAt(i), 16777619);
    [this.a, this.b, this.c, this.d] = [next(), next(), next(), next() | 1];
  }

  /** An independent generator for a named part of the work. */
  stream(name: string | number): Rng {
    return new Rng(`${this.name}/${name}`);
  }

  /** Uniform in [0, 1). */
  next(): number {
    const mixed = Math.imul(this.b, 5);
    const result = Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 0;
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result / 4294967296;
  }

  /** Whole number in [low, high], both inclusive. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /** `count` different items in random order (all of them when there are fewer). */
  sample<T>(items: readonly T[], count: number): T[] {
    const rest = [...items];
    for (let i = 0; i < Math.min(count, rest.length); i++) {
      const j = this.int(i, rest.length - 1);
      [rest[i], rest[j]] = [rest[j] as T, rest[i] as T];
    }
    return rest.slice(0, count);
  }

  normal(mean = 0, sd = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + sd * radius * Math.cos(2 * Math.PI * this.next());
  }

  lognormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }

  /** Poisson count; a normal approximation above 60. */
  poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(this.normal(mean, Math.sqrt(mean))));
    const limit = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count += 1;
    }
    return count;
  }

  /** Pareto with minimum 1. */
  pareto(alpha: number): number {
    return Math.pow(1 - this.next(), -1 / alpha);
  }
}

/** A discrete distribution prepared once: draws by binary search over cumulated weights. */
export class Weighted<T> {
  private readonly items: readonly T[];
  private readonly sums: Float64Array;

  constructor(items: readonly T[], weights: readonly number[]) {
    this.items = items;
    this.sums = new Float64Array(items.length);
    let sum = 0;
    items.forEach((_, i) => {
      sum += weights[i] ?? 0;
      this.sums[i] = sum;
    });
  }

  draw(rng: Rng): T {
    const goal = rng.next() * (this.sums[this.sums.length - 1] ?? 0);
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] ?? 0) > goal) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}

/** Draws a key of `{ key: weight }`. */
export function drawKey<K extends string>(rng: Rng, weights: Record<K, number>): K {
  const keys = Object.keys(weights) as K[];
  const total = keys.reduce((sum, key) => sum + weights[key], 0);
  let rest = rng.next() * total;
  for (const key of keys) {
    rest -= weights[key];
    if (rest < 0) return key;
  }
  return keys[keys.length - 1] as K;
}
