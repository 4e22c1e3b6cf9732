/**
 * Words end where words end: a keyword whose characters belong to two neighbouring words is none (民工 in 惠民工程, 轻生 in
 * 减轻生活, 周至 in 每周至少). Decided by a dictionary: a word ends inside the keyword that began before it, and the next
 * word begins right there and ends behind it.
 */
export interface CrossingWords {
  /** Words that may end inside a keyword. */
  left: ReadonlySet<string>;
  /** Words that may begin inside a keyword. */
  right: ReadonlySet<string>;
}

/** As `CrossingWords`, in a form that threads get by message. */
export interface CrossingLists {
  left: string[];
  right: string[];
}

const LONGEST = 3;
/** Rarer words of the dictionary cross keywords by chance more often than by meaning. */
const LEAST_FREQUENCY = 40;

/** The words of a dictionary (`word frequency …`, a line each) that can cross one of the keywords. */
export function crossingWords(dictionary: string, keywords: readonly string[]): CrossingLists {
  const heads = new Set<string>();
  const tails = new Set<string>();
  for (const keyword of keywords)
    for (let cut = 1; cut < keyword.length && keyword.length <= 4; cut++) {
      heads.add(keyword.slice(0, cut));
      tails.add(keyword.slice(cut));
    }
  const lists: CrossingLists = { left: [], right: [] };
  for (const line of dictionary.split('\n')) {
    const end = line.indexOf(' ');
    if (end < 2 || end > LONGEST || parseInt(line.slice(end + 1), 10) < LEAST_FREQUENCY) continue;
    const word = line.slice(0, end);
    if (cuts(word).some(([, tail]) => heads.has(tail))) lists.left.push(word);
    if (cuts(word).some(([head]) => tails.has(head))) lists.right.push(word);
  }
  return lists;
}

function cuts(word: string): [string, string][] {
  return Array.from({ length: word.length - 1 }, (_, i) => [word.slice(0, i + 1), word.slice(i + 1)]);
}

/** Whether two neighbouring words cross the stretch from `start` to `end` (exclusive) of a normalised text. */
export function isCrossed(text: string, start: number, end: number, { left, right }: CrossingWords): boolean {
  for (let cut = start + 1; cut < end; cut++)
    if (wordEndsAt(text, start, cut, left) && wordBeginsAt(text, cut, end, right)) return true;
  return false;
}

function wordEndsAt(text: string, start: number, cut: number, words: ReadonlySet<string>): boolean {
  for (let from = Math.max(0, cut - LONGEST); from < start; from++) if (words.has(text.slice(from, cut))) return true;
  return false;
}

function wordBeginsAt(text: string, cut: number, end: number, words: ReadonlySet<string>): boolean {
  for (let to = Math.min(text.length, cut + LONGEST); to > end; to--) if (words.has(text.slice(cut, to))) return true;
  return false;
}
