/**
 * Numbers as people write them to each other: ASCII, full width, circled or Chinese digits, with spaces, dashes, dots
 * or invisible characters between. A run is a series of digit groups with at most three separators between two digits.
 */
export interface DigitRun {
  /** The digits as ASCII. */
  digits: string;
  /** Offset in the text of each digit. */
  at: number[];
  /** Index of the first digit of each group, in order; the first is 0. */
  groups: number[];
  /**
   * The first separator before each group; '' for the first, and where only a word beside the number may have split
   * it.
   */
  separators: string[];
}

const MAX_GAP = 3;
const NONE = 255;
const SEPARATOR = 254;
const INVISIBLE = 253;

/** Characters that people put between two digits of one number. */
export const SEPARATORS = ' \t-‐‑‒–—―−﹣_.·•・/()~*';
/** Joiners and the two marks that turn a digit into a keycap emoji. */
export const INVISIBLES: readonly number[] = [0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfe0e, 0xfe0f, 0x20e3];

/** Letters typed for the digits they look like; only between digits, never at the start of a run. */
export const LOOKALIKES: Readonly<Record<string, number>> = { o: 0, l: 1 };

const CLASS = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(65536).fill(NONE);
  const digit = (characters: string, first: number): void => {
    [...characters].forEach((character, i) => (classes[character.charCodeAt(0)] = first + i));
  };
  digit('0123456789', 0);
  digit('零一二三四五六七八九', 0);
  digit('〇', 0);
  digit('○', 0);
  digit('幺', 1);
  // How numbers are read out on the telephone.
  digit('洞', 0);
  digit('两', 2);
  digit('拐', 7);
  digit('勾', 9);
  digit('壹贰叁肆伍陆柒捌玖', 1);
  digit('①②③④⑤⑥⑦⑧⑨', 1);
  digit('⑴⑵⑶⑷⑸⑹⑺⑻⑼', 1);
  digit('❶❷❸❹❺❻❼❽❾', 1);
  digit('⓪', 0);
  for (const character of SEPARATORS) classes[character.charCodeAt(0)] = SEPARATOR;
  for (const code of INVISIBLES) classes[code] = INVISIBLE;
  return classes;
}

/** The digit runs of at least `minimum` digits in a normalised text, in order. */
export function digitRuns(text: string, minimum: number): DigitRun[] {
  const runs: DigitRun[] = [];
  const length = text.length;
  for (let i = 0; i < length; i++) {
    if ((CLASS[text.charCodeAt(i)] as number) > 9) continue;
    const run = measureRun(text, i);
    if (run.digits >= minimum) runs.push(readRun(text, i, run.last));
    i = run.last;
  }
  return runs;
}

/** The answer of `measureRun`, used again: a text is full of short runs (三, 2024) that nobody asks for. */
const measured = { digits: 0, last: 0 };

/** How many digits the run that starts here has, and where its last one stands. */
function measureRun(text: string, start: number): typeof measured {
  measured.digits = 0;
  measured.last = start;
  let gap = 0;
  for (let i = start; i < text.length; i++) {
    const kind = digitOrClass(text, i, gap);
    if (kind <= 9) {
      measured.digits += 1;
      measured.last = i;
      gap = 0;
    } else if (kind === SEPARATOR && gap < MAX_GAP) gap += 1;
    else if (kind !== INVISIBLE) break;
  }
  return measured;
}

function readRun(text: string, start: number, last: number): DigitRun {
  const run: DigitRun = { digits: '', at: [], groups: [0], separators: [''] };
  let gap = 0;
  let separator = '';
  for (let i = start; i <= last; i++) {
    const kind = digitOrClass(text, i, gap);
    if (kind <= 9) {
      if (separator !== '') {
        run.groups.push(run.at.length);
        run.separators.push(separator);
      }
      run.digits += String(kind);
      run.at.push(i);
      gap = 0;
      separator = '';
    } else if (kind === SEPARATOR) {
      gap += 1;
      // A space says less than the mark beside it ("138 - 0013").
      if (separator === '' || separator === ' ') separator = text[i] as string;
    }
  }
  splitWords(text, run);
  return run;
}

/** Long enough that a numeral at its edge may belong to the words beside it. */
const LONG = 8;

/** 一 at the edge of a number may begin or end a word (13800138000一直, 第一13800138000): it becomes a group of its own. */
function splitWords(text: string, run: DigitRun): void {
  if (run.digits.length < LONG) return;
  const first = run.at[0] as number;
  const last = run.at[run.at.length - 1] as number;
  const lastGroup = run.groups[run.groups.length - 1] as number;
  if (lastGroup < run.at.length - 1 && isHan(text, last) && isHan(text, last + 1)) {
    run.groups.push(run.at.length - 1);
    run.separators.push('');
  }
  if (run.groups[1] !== 1 && isHan(text, first) && isHan(text, first - 1)) {
    run.groups.splice(1, 0, 1);
    run.separators.splice(1, 0, '');
  }
}

function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x3007 && code <= 0x9fff;
}

/** The class of a character; a look-alike letter right behind a digit or before one counts as the digit. */
function digitOrClass(text: string, i: number, gap: number): number {
  const kind = CLASS[text.charCodeAt(i)] as number;
  if (kind !== NONE) return kind;
  const digit = LOOKALIKES[text[i] as string];
  if (digit === undefined) return NONE;
  if (gap > 0) return NONE;
  let next = i + 1;
  while ((text[next] ?? '') in LOOKALIKES) next++;
  const after = text[next] ?? '';
  return isDigit(after) || (text[next - 1] === 'o' && !/[a-z]/.test(after)) ? digit : NONE;
}

/** The text with every character that is read as a digit as that ASCII digit; same length. */
export function withAsciiDigits(text: string): string {
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = CLASS[code] as number;
    if (kind > 9 || code < 0x80) continue;
    result += text.slice(from, i) + String(kind);
    from = i + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** Every normalised character that is read as a digit. */
export function digitCharacters(): string {
  let characters = '';
  for (let code = 0; code < CLASS.length; code++)
    if ((CLASS[code] as number) <= 9) characters += String.fromCharCode(code);
  return characters;
}

/** Whether a normalised character is read as a digit. */
function isDigit(character: string): boolean {
  return character !== '' && (CLASS[character.charCodeAt(0)] as number) <= 9;
}

/** Lengths of the groups from group `first` to before group `end`, as they were written. */
export function groupLengths(run: DigitRun, first: number, end: number): number[] {
  const lengths: number[] = [];
  for (let g = first; g < end; g++) {
    const length = (run.groups[g + 1] ?? run.at.length) - (run.groups[g] as number);
    if (g > first && run.separators[g] === '') lengths[lengths.length - 1]! += length;
    else lengths.push(length);
  }
  return lengths;
}

/** The different separators between those groups. */
export function separatorsIn(run: DigitRun, first: number, end: number): Set<string> {
  return new Set(run.separators.slice(first + 1, end).filter((separator) => separator !== ''));
}
