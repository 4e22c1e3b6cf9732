/** Whether digits are written in the groups of an identity number, a card or a telephone number. Pure. */
import { groupLengths, separatorsIn, type DigitRun } from './digit-runs.ts';

/** A stretch of a run: groups `first` to before `end`. */
export interface Window {
  run: DigitRun;
  first: number;
  end: number;
  digits: string;
  /** Where the telephone number just before it ends, or −1: "2316823、2322621" has one cue for both. */
  phoneEnd: number;
}

/** A long block with single digits beside it is two columns of a table, unless the single one is the check digit. */
export function isIdGrouping(window: Window): boolean {
  const lengths = groupLengths(window.run, window.first, window.end);
  return !(Math.max(...lengths) > 8 && lengths.filter((length) => length <= 2).length > 1);
}

/** Cards are written in one block, in blocks of three and more, or digit by digit; flat and room numbers are not. */
export function isCardGrouping(window: Window): boolean {
  const lengths = groupLengths(window.run, window.first, window.end);
  const blocks = lengths.slice(0, -1).every((length) => length >= 3) || lengths.every((length) => length === 1);
  return blocks && separatorsIn(window.run, window.first, window.end).size <= 1;
}

/**
 * Rejects rows of numbers, decimals and network addresses that happen to hold eleven digits.
 * @param prefix digits of the country code, which do not count
 */
export function isPhoneGrouping(window: Window, prefix: number): boolean {
  const written = groupLengths(window.run, window.first, window.end);
  const lengths = withoutPrefix(written, prefix);
  if (lengths.length === 1) return true;
  const separators = separatorsIn(window.run, window.first, window.end);
  if (separators.has('.') && (separators.size > 1 || written.length === 4)) return false;
  if (separators.has('/') && separators.size > 1) return false;
  if (PHONE_GROUPINGS.has(lengths.join())) return true;
  if (lengths.join() === '4,4,3') return !separators.has('/') && !separators.has(' ');
  return lengths.some((length) => length <= 2) || (lengths.length === 2 && separators.has('-'));
}

function withoutPrefix(lengths: number[], prefix: number): number[] {
  const rest = [...lengths];
  for (let left = prefix; left > 0;) {
    const taken = Math.min(left, rest[0] as number);
    rest[0] = (rest[0] as number) - taken;
    if (rest[0] === 0) rest.shift();
    left -= taken;
  }
  return rest;
}

/** How eleven digits of a mobile are written in groups. */
export const PHONE_GROUPINGS: ReadonlySet<string> = new Set([
  '11',
  '3,4,4',
  '3,8',
  '7,4',
  '3,3,5',
  '4,3,4',
  '4,7',
  '5,6',
  '6,5'
]);
