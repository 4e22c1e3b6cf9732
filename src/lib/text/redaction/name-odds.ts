import { dict } from '@node-rs/jieba/dict';
import { GIVEN_CHARACTERS } from './given-names.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';

/**
 * How much likelier a stretch of a text is a name of a person than the dictionary words that it and its neighbours would
 * otherwise be: the unigram model of word segmentation with one class "person" (role-based names, Zhang et al. 2003).
 * Words and their frequency come from jieba's dictionary, given characters from its 62,000 names of three characters.
 * All figures are natural logarithms.
 */

/** Share of the words of a letter that are names of persons, and of these with two given characters. */
const SHARE_OF_NAMES = Math.log(0.004);
const SHARE_OF_LONG = Math.log(0.85);
const SHARE_OF_SHORT = Math.log(0.15);
/** The share of one compound surname, about. */
const COMPOUND_SHARE = Math.log(0.0008);
/** Names of the dictionary count only with a surname of this rank, since its list holds other things too. */
const COMMON_SURNAMES = 220;
/** Times that a character of `given-names.ts` counts as seen beside its names in the dictionary. */
const SEEN = 4;
/** Words are at most this long, and a name is judged within this many characters to either side. */
const LONGEST = 4;
const REACH = 6;

interface Tables {
  words: Map<string, number>;
  /** By character: as a word, as the first and the last of two given characters (the last also the only one). */
  single: Float64Array;
  first: Float64Array;
  last: Float64Array;
}

const UNITS = 65_536;
let tables: Tables | undefined;

/** Logarithm of the share of each surname by its rank: a Zipf curve that gives 王 and 李 some four percent each. */
const SURNAME = new Float64Array(UNITS).fill(-Infinity);
[...SURNAMES].forEach((surname, rank) => (SURNAME[surname.charCodeAt(0)] = Math.log(0.25 / (rank + 6))));
const LEAST_COMMON = Math.log(0.25 / (COMMON_SURNAMES + 6));
const COMPOUND_HEADS = new Set([...COMPOUND_SURNAMES].map((surname) => surname.charCodeAt(0)));

function load(): Tables {
  const counts: [string, number][] = [];
  const first = new Float64Array(UNITS);
  const last = new Float64Array(UNITS);
  let [total, names] = [0, 0];
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', written = '0', tag = ''] = line.split(' ');
    const frequency = Number(written);
    total += frequency;
    const isName = tag.startsWith('nr') && word.length === 3;
    if (isName && (SURNAME[word.charCodeAt(0)] as number) > LEAST_COMMON) {
      names += 1;
      first[word.charCodeAt(1)]! += 1;
      last[word.charCodeAt(2)]! += 1;
    } else if (word !== '' && word.length <= LONGEST) counts.push([word, frequency]);
  }
  // The dictionary is older than today's children: characters of rankings of names count as seen.
  for (const character of GIVEN_CHARACTERS) for (const map of [first, last]) map[character.charCodeAt(0)]! += SEEN;
  // A smoothing of 0.3 for each of some 6,000 characters that no name of the dictionary shows.
  const mass = Math.log(names + SEEN * GIVEN_CHARACTERS.size + 2_000);
  const share = (count: number): number => Math.log(count + 0.3) - mass;
  const single = new Float64Array(UNITS).fill(-Math.log(total) - 1);
  const words = new Map<string, number>();
  for (const [word, frequency] of counts) {
    const odds = Math.log(frequency + 0.5) - Math.log(total);
    if (word.length === 1) single[word.charCodeAt(0)] = odds;
    else words.set(word, odds);
  }
  return { words, single, first: first.map(share), last: last.map(share) };
}

/** Length of the surname at a place of a text; 0 for none. */
export function surnameAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (COMPOUND_HEADS.has(code) && COMPOUND_SURNAMES.has(text.slice(at, at + 2))) return 2;
  return (SURNAME[code] as number) > -Infinity ? 1 : 0;
}

/** The odds of a name at most, from its own characters and words; a cheap first test. */
export function oddsAtMost(text: string, at: number, end: number, family: number, least: number): number {
  tables ??= load();
  const own = prior(text, at, end, family);
  let characters = 0;
  for (let i = at; i < end; i++) characters += tables.single[text.charCodeAt(i)] as number;
  return own - characters < least ? -Infinity : own - best(text, at, end);
}

/** The odds that `text` from `at` to `end` is a name with a surname of `family` characters. */
export function nameOdds(text: string, at: number, end: number, family: number): number {
  tables ??= load();
  const from = boundary(text, at, -1);
  const to = boundary(text, end, 1);
  return best(text, from, at) + prior(text, at, end, family) + best(text, end, to) - best(text, from, to);
}

function prior(text: string, at: number, end: number, family: number): number {
  const { first, last } = tables as Tables;
  const surname = family === 2 ? COMPOUND_SHARE : (SURNAME[text.charCodeAt(at)] as number);
  const given = last[text.charCodeAt(end - 1)] as number;
  return (
    SHARE_OF_NAMES +
    surname +
    given +
    (end - at - family === 2 ? (first[text.charCodeAt(end - 2)] as number) + SHARE_OF_LONG : SHARE_OF_SHORT)
  );
}

/** The next place where words certainly end: beside a character that is no Han, or at the reach. */
function boundary(text: string, at: number, step: 1 | -1): number {
  let place = at;
  for (let steps = 0; steps < REACH; steps++) {
    const code = text.charCodeAt(step === 1 ? place : place - 1);
    if (!(code >= 0x3400 && code <= 0x9fff)) break;
    place += step;
  }
  return place;
}

/** The probability of the best words for a stretch. */
function best(text: string, from: number, to: number): number {
  const { words, single } = tables as Tables;
  const score = [0];
  for (let end = 1; end <= to - from; end++) {
    let top = (score[end - 1] as number) + (single[text.charCodeAt(from + end - 1)] as number);
    for (let length = 2; length <= LONGEST && length <= end; length++) {
      const word = words.get(text.slice(from + end - length, from + end));
      if (word !== undefined) top = Math.max(top, (score[end - length] as number) + word);
    }
    score.push(top);
  }
  return score[to - from] as number;
}
