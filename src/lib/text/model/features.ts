import { normalise, normalisedCodes } from '#lib/text/normalise.ts';
import type { Segmenter } from '#lib/text/segment.ts';

/** Features of a model; stored with it, because other features need another model. */
export interface FeatureOptions {
  /** Longest word n-gram, 0 for none. */
  wordNgrams: number;
  /** Shortest and longest character n-gram. */
  charNgrams: [number, number];
  /** How often each feature of the title counts as a feature of the whole record. */
  titleWeight: number;
  /** How often it counts as a feature of its own, "said in the title"; 0 for not at all. */
  titleOwnWeight: number;
  /** Text beyond this many characters is not read: the matter is always stated before, and 1 MB letters stay cheap. */
  maxChars: number;
}

export const DEFAULT_FEATURES: FeatureOptions = {
  wordNgrams: 1,
  charNgrams: [1, 3],
  titleWeight: 2,
  titleOwnWeight: 3,
  maxChars: 6000
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WORD_SEED = 0x9e3779b9;
const TITLE_SALT = 0x5bd1e995;

/**
 * Turns texts into hashed word and character n-grams without building a string per n-gram.
 * One extractor per thread: the buffers are reused, `hashes` and `weights` hold `length` valid items until the next
 * call.
 */
export class FeatureExtractor {
  hashes = new Uint32Array(8192);
  weights = new Float32Array(8192);
  length = 0;
  readonly options: FeatureOptions;
  private readonly segment: Segmenter;

  constructor(options: FeatureOptions, segment: Segmenter) {
    this.options = options;
    this.segment = segment;
  }

  /** Reads a record; the title may be empty. */
  extract(title: string, text: string): void {
    this.length = 0;
    const { maxChars, titleWeight, titleOwnWeight } = this.options;
    if (title !== '') {
      const heading = title.slice(0, maxChars);
      this.add(heading, titleWeight);
      const end = this.length;
      if (titleOwnWeight > 0)
        for (let i = 0; i < end; i++) this.push(finish((this.hashes[i] as number) ^ TITLE_SALT), titleOwnWeight);
    }
    if (text !== '') this.add(text.slice(0, maxChars), 1);
  }

  private add(text: string, weight: number): void {
    this.addCharacters(normalisedCodes(text), weight);
    if (this.options.wordNgrams > 0) this.addWords(this.segment(normalise(text)), weight);
  }

  private addCharacters(codes: Uint16Array, weight: number): void {
    const [shortest, longest] = this.options.charNgrams;
    for (let start = 0; start < codes.length; start++) {
      let hash = FNV_OFFSET;
      for (let n = 1; n <= longest && start + n <= codes.length; n++) {
        const code = codes[start + n - 1] as number;
        // An n-gram never runs over a break: what stands on either side belongs to different phrases.
        if (isBreak(code)) break;
        hash = Math.imul(hash ^ (code & 0xff), FNV_PRIME);
        hash = Math.imul(hash ^ (code >>> 8), FNV_PRIME);
        if (n >= shortest) this.push(finish(hash), weight);
      }
    }
  }

  private addWords(words: string[], weight: number): void {
    let previous = 0;
    for (const word of words) {
      if (isBreak(word.charCodeAt(0))) {
        previous = 0;
        continue;
      }
      let hash = WORD_SEED;
      for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
      this.push(finish(hash), weight);
      if (this.options.wordNgrams > 1 && previous !== 0) this.push(finish(Math.imul(previous, 31) ^ hash), weight);
      previous = hash;
    }
  }

  private push(hash: number, weight: number): void {
    if (this.length === this.hashes.length) this.grow();
    this.hashes[this.length] = hash;
    this.weights[this.length] = weight;
    this.length += 1;
  }

  private grow(): void {
    const hashes = new Uint32Array(this.hashes.length * 2);
    const weights = new Float32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    weights.set(this.weights);
    this.hashes = hashes;
    this.weights = weights;
  }
}

/** Final mixing (murmur3), so that the low bits may serve as a table index; 0 is kept free for "empty slot". */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed >>> 0 || 1;
}

/** Space, ASCII and Chinese punctuation; letters, digits and everything else are content. */
function isBreak(code: number): boolean {
  if (code <= 0x2f) return code !== 0x25 && code !== 0x2b;
  if (code < 0x80) return (code >= 0x3a && code <= 0x40) || (code >= 0x5b && code <= 0x60) || code >= 0x7b;
  return (
    (code >= 0x2010 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x3020 && code !== 0x3007) ||
    (code >= 0xff00 && code <= 0xff0f)
  );
}
