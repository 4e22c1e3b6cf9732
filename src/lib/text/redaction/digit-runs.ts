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
  /** The first separator before each group ('' for the first group). */
  separators: string[];
}

const MAX_GAP = 3;
const NONE = 255;
const SEPARATOR = 254;
const INVISIBLE = 253;

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
  digit('壹贰叁肆伍陆柒捌玖', 1);
  digit('①②③④⑤⑥⑦⑧⑨', 1);
  digit('⑴⑵⑶⑷⑸⑹⑺⑻⑼', 1);
  digit('❶❷❸❹❺❻❼❽❾', 1);
  digit('⓪', 0);
  for (const character of ' \t-‐‑‒–—―−﹣_.·•・/()~') classes[character.charCodeAt(0)] = SEPARATOR;
  // Joiners and the two marks that turn a digit into a keycap emoji.
  for (const code of [0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfe0e, 0xfe0f, 0x20e3]) classes[code] = INVISIBLE;
  return classes;
}

/** The digit runs of at least `minimum` digits in a normalised text, in order. */
export function digitRuns(text: string, minimum: number): DigitRun[] {
  const runs: DigitRun[] = [];
  const length = text.length;
  for (let i = 0; i < length; i++) {
    if ((CLASS[text.charCodeAt(i)] as number) > 9) continue;
    const run = readRun(text, i);
    if (run.digits.length >= minimum) runs.push(run);
    i = run.at[run.at.length - 1] as number;
  }
  return runs;
}

function readRun(text: string, start: number): DigitRun {
  const run: DigitRun = { digits: '', at: [], groups: [0], separators: [''] };
  let gap = 0;
  let separator = '';
  for (let i = start; i < text.length; i++) {
    const kind = CLASS[text.charCodeAt(i)] as number;
    if (kind <= 9) {
      if (separator !== '') {
        run.groups.push(run.at.length);
        run.separators.push(separator);
      }
      run.digits += String(kind);
      run.at.push(i);
      gap = 0;
      separator = '';
    } else if (kind === INVISIBLE) {
      continue;
    } else if (kind === SEPARATOR && gap < MAX_GAP) {
      gap += 1;
      // A space says less than the mark beside it ("138 - 0013").
      if (separator === '' || separator === ' ') separator = text[i] as string;
    } else {
      break;
    }
  }
  return run;
}

/** Lengths of the groups from group `first` to before group `end`. */
export function groupLengths(run: DigitRun, first: number, end: number): number[] {
  const lengths: number[] = [];
  for (let g = first; g < end; g++) lengths.push((run.groups[g + 1] ?? run.at.length) - (run.groups[g] as number));
  return lengths;
}
