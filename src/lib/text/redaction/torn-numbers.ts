import { allMatches } from '#lib/text/all-matches.ts';
import { isBankCard } from './bank-card.ts';
import { withAsciiDigits } from './digit-runs.ts';
import { idCheckCharacter, isCreditCode, isIdNumber18 } from './id-number.ts';
import type { RedactionKind, RedactionSpan } from './kinds.ts';
import { isDateOrYears } from './number-spans.ts';
import { PHONE_GROUPINGS } from './number-groupings.ts';

/**
 * Numbers that `digit-runs.ts` does not join, because the marks between their digits usually part two numbers: line
 * breaks, commas, colons, bars. Also numbers with letters for digits, and mobiles that a spreadsheet printed as
 * 1.38E10. A torn number must have the exact length and form of its kind, and a common grouping unless a line break
 * tore it.
 */
const GAP = '[\\s,、:;|\\\\/·•.()*~_\\-‐-―−]{1,6}';
const TORN_RUN = new RegExp(`(?<![0-9a-z])\\+?[0-9]+(?:${GAP}[0-9]+)+x?(?![0-9a-z])`, 'g');
const WEAK_MARK = /[\n,、:;|\\]/;
const UNIT_AFTER = /^\s*(?:元|万|亿|块|%|‰|年|月|日|号|时|点|分|人|名|个|户|家|米|吨|斤|平|岁|层|楼|套)/;
const LETTERED_MOBILE = /(?<![a-z0-9])[1il][3-9][0-9oil](?:[\s-]?[0-9oil]{4}){2}(?![a-z0-9])/g;
const LETTERED_CUED =
  /(?<=(?:电话|手机|联系方式|号码|致电|tel|微信)[^0-9a-z]{0,4})[1il][3-9][0-9oilsbz](?:[\s-]?[0-9oilsbz]{4}){2}(?![a-z0-9])/g;
const SCIENTIFIC_MOBILE = /(?<![0-9.])1\.[3-9][0-9]{3,9}e\+?0?10(?![0-9])/g;
/** Behind these words a number of the right form is an identity number even with a wrong check digit. */
const ID_CUE = /身份证|证件号/;
/** Fewest real digits in a number with letters; fewer are a word. */
const LEAST_DIGITS = 6;

export function tornNumberSpans(text: string): RedactionSpan[] {
  const ascii = withAsciiDigits(text);
  const spans: RedactionSpan[] = [];
  for (const match of allMatches(ascii, TORN_RUN))
    if (WEAK_MARK.test(match[0])) spans.push(...spansInRun(ascii, match.index, match[0]));
  for (const expression of [LETTERED_MOBILE, LETTERED_CUED])
    for (const match of allMatches(ascii, expression)) {
      const real = match[0].replace(/[^0-9]/g, '').length;
      if (real >= LEAST_DIGITS && /[a-z]/.test(match[0])) spans.push(span(match.index, match[0], 'mobile'));
    }
  for (const match of allMatches(ascii, SCIENTIFIC_MOBILE)) spans.push(span(match.index, match[0], 'mobile'));
  return spans;
}

interface Group {
  start: number;
  digits: string;
  /** Text between the previous group and this one. */
  gap: string;
}

function spansInRun(ascii: string, offset: number, run: string): RedactionSpan[] {
  const groups: Group[] = [];
  let last = 0;
  for (const match of run.matchAll(/[0-9]+x?/g)) {
    groups.push({ start: offset + match.index, digits: match[0], gap: run.slice(last, match.index) });
    last = match.index + match[0].length;
  }
  const spans: RedactionSpan[] = [];
  for (let first = 0; first < groups.length; first++) {
    if (groups[first]!.gap === '.') continue; // decimals of the number before
    let digits = '';
    for (let end = first; end < groups.length && digits.length < 19; end++) {
      digits += groups[end]!.digits;
      const members = groups.slice(first, end + 1);
      const stop = groups[end]!.start + groups[end]!.digits.length;
      const kind =
        members.length > 1
          ? kindOf(
              digits,
              members,
              ascii.slice(stop, stop + 3),
              ID_CUE.test(ascii.slice(Math.max(0, offset - 12), offset))
            )
          : null;
      if (!kind) continue;
      spans.push({ start: groups[first]!.start, end: stop, kind });
      first = end;
      break;
    }
  }
  return spans;
}

function kindOf(digits: string, groups: Group[], after: string, isCued: boolean): RedactionKind | null {
  const gaps = groups.slice(1).map(({ gap }) => gap);
  if (!gaps.some((gap) => WEAK_MARK.test(gap))) return null;
  if (/^[1-9][0-9]{16}[0-9x]$/.test(digits)) {
    if (new Set(gaps.map((gap) => gap.trim())).size > 2) return null; // a date and a time beside another number
    const isPerson =
      isIdNumber18(digits) &&
      !/^\s*元/.test(after) &&
      (isCued || idCheckCharacter(digits) === digits[17]!.toUpperCase());
    return isPerson && !isCreditCode(digits.toUpperCase()) ? 'id_number' : null;
  }
  const isLineBreak = gaps.every((gap) => gap.includes('\n'));
  // Minutes of a clock at the end of a line (07:45) and a number below them are two things.
  const isClock = isLineBreak && /[:：]/.test(groups[0]!.gap) && groups[0]!.digits.length === 2;
  if (
    isBankCard(digits) &&
    !isClock &&
    (isLineBreak || groups.slice(0, -1).every((group) => group.digits.length === 4))
  )
    return 'bank_card';
  const national = digits.replace(/^(?:00)?86(?=1[0-9]{10}$)/, '');
  if (!/^1[3-9][0-9]{9}$/.test(national) || UNIT_AFTER.test(after) || /^\.[0-9]/.test(after)) return null;
  const lengths = groups.map((group) => group.digits.length);
  const isCommon = national === digits && PHONE_GROUPINGS.has(lengths.join());
  const isCountry = national !== digits && PHONE_GROUPINGS.has(lengths.slice(1).join());
  const isOneBreak =
    isLineBreak && groups.length === 2 && Math.min(...lengths) >= 2 && !isDateOrYears(groups[0]!.digits);
  return isCommon || isCountry || isOneBreak ? 'mobile' : null;
}

function span(start: number, value: string, kind: RedactionKind): RedactionSpan {
  return { start, end: start + value.length, kind };
}
