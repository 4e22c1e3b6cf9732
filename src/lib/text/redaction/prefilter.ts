import { normalise } from '#lib/text/normalise.ts';
import { digitCharacters, INVISIBLES, LOOKALIKES, SEPARATORS } from './digit-runs.ts';
import { AFTER_NAME, LIKELY_CUES, NAME_TITLES, NEVER_LIKELY, SURE_CUES } from './name-spans.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';
import { CHAT_WORDS, PLATE_PROVINCES } from './word-spans.ts';
import { LIKELY_NAME_FILTERS } from './likely-names.ts';
import { PERSON_FILTERS } from './person-contexts.ts';
import { SHORT_NAME_FILTER } from './short-names.ts';

/** Characters by their normal form; made once, since it asks every character. */
let originsCache: Map<string, string[]> | undefined;

/**
 * Regular expressions one of which every text holding something to redact matches: DuckDB asks them of all texts, so
 * that only those few travel to the redactor. It may be too wide, never too narrow (a property test compares them).
 * No look-around and no back-reference, since RE2 has none. Written over normalised characters, then widened below to
 * every character that normalises to them.
 */
const DIGITS = digitCharacters();
const NUMERALS = '0-9零〇一二三四五六七八九十百';
const COMPOUND = [...COMPOUND_SURNAMES].join('|');
const FAMILY = [...SURNAMES].join('') + [...COMPOUND_SURNAMES].map((name) => name[0]).join('');
const LIKELY_FAMILY = [...SURNAMES].filter((family) => !NEVER_LIKELY.has(family)).join('');

/** Marks that may part the digits of one number, those of `torn-numbers.ts` included. */
const GAPS = `${escapeClass(SEPARATORS)}\\s,、:;|\\\\${String.fromCharCode(...INVISIBLES)}`;
const NUMBERS = [
  `[${DIGITS}](?:[${GAPS}]*[${DIGITS}${Object.keys(LOOKALIKES).join('')}]){6}`,
  '@|\\(at\\)|\\[at\\]|艾特|[a-z0-9]\\s?(?:#|\\*|at)\\s?(?:163|1[238][69]|qq|vip|gmail|sina|sohu|foxmail|hotmail|outlook|yeah|aliyun)',
  `(?:${CHAT_WORDS}|[qv微扣]\\s?[号:群])(?:号码|号|id|群号|群)?[\\s:是为=(]{0,6}[a-z${DIGITS}]`,
  `[${PLATE_PROVINCES}]\\s?[a-z]|车牌(?:号码?)?[\\s:是为]{0,3}[a-z]|[vq][\\s\\-]{1,2}[a-z]|(?:微信|抖音|快手|小红书)(?:号|名|昵称|账号)\\s?:`,
  '(?:护照|passport|通行证|台胞证|回乡证|军官证|士兵证|警官证|驾驶证|居留证|居住证|社保卡|残疾证|学籍)(?:\\s?no|号码|号|编号)?[.\\s:是为(号]{0,4}(?:军?字第)?[a-z0-9]',
  '[1il][3-9][0-9oilsbz](?:[\\s-]?[0-9oilsbz]{4}){2}|1\\.[3-9][0-9]{3,9}e',
  '&#|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|middot|bull|ndash|mdash|minus|commat|period|num|lpar|rpar|amp);|</?[a-z]|<!--'
];
const DOORS = [
  `[路街巷弄庄同道里村][${NUMERALS}]{1,6}(?:[\\-附之~][${NUMERALS}]{1,6})?[号组]`,
  `[${NUMERALS}](?:号楼|栋|幢|单元|号院|#|室)`,
  `[a-z东西南北][${NUMERALS}]{0,6}座[${NUMERALS}]`
];
const CUES = [
  `(?:(?:${SURE_CUES})(?:是|为|叫)?|(?:${LIKELY_CUES})(?:叫|(?:是|为)?\\s{0,2}:))[\\s:]{0,3}[${FAMILY}]`,
  // After a cue that is no sure one a name ends clearly; without that, 职工关爱 and 工友都 would send every third letter to
  // the redactor.
  `(?:${LIKELY_CUES})(?:是|为)?\\s{0,3}(?:${COMPOUND}|[${LIKELY_FAMILY}].{1,2}(?:$|${AFTER_NAME}))`
];
const TITLED = `[${FAMILY}].{1,3}(?:${NAME_TITLES})`;

/**
 * Texts that may need every kind of redaction, and names of organisations that may need numbers and accounts removed: a
 * text that matches none of the expressions holds nothing to redact. RE2 syntax. Several expressions instead of one:
 * RE2 gives up its automaton for one that holds every surname in many places, and is then fifty times slower (DuckDB
 * 1.5.6).
 */
export const PREFILTER: Record<'prose' | 'name', string[]> = {
  prose: [
    NUMBERS.join('|'),
    [...DOORS, ...CUES, TITLED].join('|'),
    SHORT_NAME_FILTER,
    ...LIKELY_NAME_FILTERS,
    ...PERSON_FILTERS
  ].map(widen),
  name: [
    NUMBERS.join('|'),
    [...CUES, TITLED].join('|'),
    SHORT_NAME_FILTER,
    ...LIKELY_NAME_FILTERS,
    ...PERSON_FILTERS
  ].map(widen)
};

/** The same in JavaScript: whether a text may hold something to redact. */
export function mayHold(profile: keyof typeof PREFILTER): (text: string) => boolean {
  const expressions = PREFILTER[profile].map((source) => new RegExp(source.replaceAll('\\x{', '\\u{'), 'u'));
  return (text) => expressions.some((expression) => expression.test(text));
}

function escapeClass(characters: string): string {
  return characters.replace(/[\\\]^-]/g, '\\$&');
}

/** Replaces each literal of an expression by every character that normalises to it. Quantifiers and groups stay. */
function widen(source: string): string {
  const origins = (originsCache ??= originsOfCharacters());
  const spelled = (character: string) => (origins.get(character) ?? [character]).map(literal).join('');
  let result = '';
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    let character = source[i] as string;
    const quantifier = !inClass && /^\{\d+(?:,\d*)?\}/.exec(source.slice(i));
    if (quantifier) {
      result += quantifier[0];
      i += quantifier[0].length - 1;
    } else if (inClass && character !== '\\' && source[i + 1] === '-' && source[i + 2] !== ']') {
      const last = source.charCodeAt(i + 2);
      for (let code = character.charCodeAt(0); code <= last; code++) result += spelled(String.fromCharCode(code));
      i += 2;
    } else if (!inClass && source.startsWith('(?:', i)) {
      result += '(?:';
      i += 2;
    } else if (!inClass && '()|?*+.$^'.includes(character)) {
      result += character;
    } else if (character === '[' && !inClass) {
      inClass = true;
      result += source[i + 1] === '^' ? '[^' : '[';
      if (source[i + 1] === '^') i += 1;
    } else if (character === ']' && inClass) {
      inClass = false;
      result += ']';
    } else {
      const isEscape = character === '\\';
      if (isEscape) character = source[++i] as string;
      const spellings = isEscape && character === 's' ? spelled(' ') + spelled('\n') : spelled(character);
      result += inClass || spellings.length === 1 ? spellings : `[${spellings}]`;
    }
  }
  return result;
}

function originsOfCharacters(): Map<string, string[]> {
  const origins = new Map<string, string[]>();
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCharCode(code);
    const normalised = normalise(character);
    origins.set(normalised, [...(origins.get(normalised) ?? []), character]);
  }
  return origins;
}

/** A character inside a class: letters, figures and Han stand for themselves, all others by their number. */
function literal(character: string): string {
  return /[a-zA-Z0-9\u4e00-\u9fff]/.test(character) ? character : `\\x{${character.charCodeAt(0).toString(16)}}`;
}
