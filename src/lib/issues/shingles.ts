import { contentHash } from './content-hash.ts';
import { taggedWords } from '#lib/text/segment.ts';
import { foldText } from './fold.ts';
import { grievanceWords } from './grievance-words.ts';

/**
 * Counts of a pair in the title and in the text. After damping (1 + ln) a pair that stands once in the title weighs
 * five times one that stands once in the text, and repetition in the text still lifts a pair: titles say what a
 * message is about.
 */
const TITLE_COUNT = 1.75;
const TEXT_COUNT = 0.5;

/** Characters of pure grammar: a pair that contains one says nothing about the matter. */
const GRAMMAR = new Set(Array.from('的了吗呢吧啊呀嘛么是在们这那哪', (character) => character.charCodeAt(0)));

/** Turns of phrase by which letters urge: whoever uses them shares no matter. */
const URGING =
  /加快|加大|加强|力度|步伐|进一步|刻不容缓|全覆盖|强烈|恳请|建议|希望|请求|尽快|尽早|什么时候|何时|反映|投诉|举报|咨询|询问|关于|请问|问题|尊敬|您好|感谢|谢谢/gu;

/** Different pairs kept of one record, title first, then in the order of the text: bounds the memory of a batch. */
const MAX_PAIRS = 400;

/**
 * Strength of a mark, in the unit of `Shingles.strength`: the most a feature can have, about five rare title pairs. A
 * matter is one grievance at one place or company, so records that agree in both need little else in common, and
 * agreeing in the place alone says nothing.
 */
const MARK_STRENGTH = 255;

/** Pairs of a record: parallel arrays. */
export interface Shingles {
  /** First UTF-16 unit in the upper 16 bits, second in the lower; never 0. */
  pairs: Uint32Array;
  /** Damped frequency 1 + ln(weighted count), in 32nds. */
  strength: Uint8Array;
}

/**
 * Weighted pairs of adjacent characters of a record. Pairs need no dictionary, so a company or estate that no
 * dictionary knows still becomes several rare, telling features. Empty for a text without words. `marks` are facts
 * known beside the text, each one feature of its own, e.g. county and topic together.
 */
export function shingle(title: string, text: string, marks: readonly string[] = []): Shingles {
  const counts = new Map<number, number>();
  addPairs(counts, foldText(title).replace(URGING, ' '), TITLE_COUNT);
  addPairs(counts, foldText(text).replace(URGING, ' '), TEXT_COUNT);
  const words = grievanceWords(title, text, taggedWords);
  const size = marks.length + words.size + Math.min(MAX_PAIRS, counts.size);
  const result = { pairs: new Uint32Array(size), strength: new Uint8Array(size) };
  let index = 0;
  for (const mark of marks) {
    result.pairs[index] = markPair(mark);
    result.strength[index++] = MARK_STRENGTH;
  }
  for (const [word, count] of words) {
    result.pairs[index] = wordPair(word);
    result.strength[index++] = Math.min(255, Math.round(32 * (1 + Math.log(count))));
  }
  for (const [pair, count] of counts) {
    if (index === size) break;
    result.pairs[index] = pair;
    result.strength[index++] = Math.min(255, Math.round(32 * (1 + Math.log(count))));
  }
  return result;
}

function addPairs(counts: Map<number, number>, folded: string, weight: number): void {
  for (const pair of tellingPairs(folded)) counts.set(pair, (counts.get(pair) ?? 0) + weight);
}

/**
 * Pairs of adjacent characters of a folded text, in its order, with repeats; without grammar and without pairs of
 * digits.
 */
export function tellingPairs(folded: string): number[] {
  const pairs: number[] = [];
  let previous = 0;
  for (let index = 0; index < folded.length; index++) {
    const unit = folded.charCodeAt(index);
    const current = isWordUnit(unit) && !GRAMMAR.has(unit) ? unit : 0;
    if (previous !== 0 && current !== 0 && !(isDigit(previous) && isDigit(current)))
      pairs.push(((previous << 16) | current) >>> 0);
    previous = current;
  }
  return pairs;
}

/**
 * A pair whose first unit lies in the private use area, where no text has one. Two marks of 400 million share a
 * number by chance.
 */
function markPair(mark: string): number {
  const hash = contentHash(mark);
  return (((0xe000 + (Math.floor(hash / 0x10000) % 0x1900)) << 16) | (hash % 0x10000)) >>> 0;
}

/** A word's number: its first unit lies among the surrogates, which no pair of characters holds. */
function wordPair(word: string): number {
  const hash = contentHash(word);
  return (((0xd800 + (Math.floor(hash / 0x10000) % 0x800)) << 16) | (hash % 0x10000)) >>> 0;
}

/** Whether a feature is a word of the grievance and no pair of characters. */
export function isWord(pair: number): boolean {
  const first = pair >>> 16;
  return first >= 0xd800 && first < 0xe000;
}

/** Whether a feature is a mark and no pair of characters. */
export function isMark(pair: number): boolean {
  const first = pair >>> 16;
  return first >= 0xe000 && first < 0xf900;
}

/** Numbers alone are dates, sums and house numbers: pairs of two digits are left out. */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    isDigit(unit) ||
    (unit >= 0x3400 && unit <= 0x4dbf)
  );
}
