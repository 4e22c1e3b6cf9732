import { isBankCard } from './bank-card.ts';
import { digitRuns, groupLengths, separatorsIn, type DigitRun } from './digit-runs.ts';
import { isCardGrouping, isIdGrouping, isPhoneGrouping, type Window } from './number-groupings.ts';
import { idCheckCharacter, isCreditCode, isIdNumber15, isIdNumber18 } from './id-number.ts';
import { isServiceNumber } from './service-numbers.ts';
import type { RedactionKind, RedactionSpan } from './kinds.ts';
import { CHAT_LETTERS, CHAT_WORDS } from './word-spans.ts';

const ID_CUE = /(?:身份证|证件|证号|居民证)[^\d，。；;,]{0,6}$/;
const PHONE_CUE = /(?:电话|手机|联系|号码|致电|拨打|tel|phone|mobile|座机|固话|传真|热线|微信)[^\d，。；;,]{0,5}$/;
const DIRECT_PHONE_CUE = /(?:电话|座机|固话|传真|手机|tel|phone)(?:号码?)?[\s:为是]{0,3}$/;
const CARD_CUE = /(?:卡号|银行卡|[工农中建交]行卡|工资卡|社保卡|信合卡|账号|帐号|账户|帐户|存折)[^\d，。；;,]{0,5}$/;
/** A bank beside a number as long as a card's, whose check sum may be mistyped. */
const BANK_BEFORE = /(?:[工农中建交招]行|邮储|信合|农信|信用社|银行)[^\d，。；;,]{0,4}$/;
const BANK_AFTER = /^[\s,(]{0,2}的?(?:[工农中建交招]行卡?|银行卡|工资卡|邮储|信合|农信|信用社)/;
const NOBODY_ANSWERS = /^\s*(?:(?:都|也|一直|总是?)?(?:没人接|没有人接|无人接|不接|打不通|占线))/;
const SOCIAL_CUE = new RegExp(`(?:${CHAT_WORDS}|${CHAT_LETTERS})(?:号码|号|id|群号|群)?[\\s:：是为=(]{0,4}$`);
/** Right before a number these say that it names a paper or a company, unless its own form is beyond doubt. */
const ORDER_CUE =
  /(?:订单|单号|工单|编号|流水|受理|回执|快递|运单|凭证|文号|案号|编码|条码|代码|注册号|税号|发票|批次|期号|序号|时间戳|许可证)(?:号码?|编号|为|是)?[\s:为是]{0,3}[a-z]{0,4}[-_]?$/;
/** The end of a telephone number and what stands between two of them. */
const NEXT_PHONE = /^[\s、/,，;；或和及]{1,3}$/;
const MONEY_BEFORE = /[¥￥$]\s*$/;
const UNIT = '\\s*(?:元(?!旦|月|宵)|万|亿|块|%|‰|吨|米|斤|公里|平方|美元|港元|欧元)';
const MONEY_AFTER = new RegExp(`^\\s*(?:(?:\\.\\d{1,2})?${UNIT}|\\.(?!0{1,2}(?!\\d))\\d{1,2}(?!\\d))`);
/** Spreadsheets print a telephone number that they keep as a number with decimals: 13800138000.0. */
const ZERO_DECIMALS = /^\.0{1,2}(?!\d)/;

interface Rule {
  kind: RedactionKind;
  /** Fewest and most digits, and the digits it may begin with: a cheap first test for long rows of numbers. */
  least: number;
  most: number;
  heads: string;
  /** Without these words before it the rule never holds. */
  cue?: RegExp;
  /** The end of the value in the text, or −1. */
  test(text: string, window: Window): number;
}

const ID_RULE: Rule = { kind: 'id_number', least: 15, most: 18, heads: '123456789', test: isIdNumber };
const OTHER_RULES: Rule[] = [
  { kind: 'bank_card', least: 12, most: 21, heads: '0123456789', test: isCard },
  { kind: 'mobile', least: 10, most: 15, heads: '018', test: isMobile },
  { kind: 'landline', least: 7, most: 16, heads: '02345678', test: isLandline },
  { kind: 'social_id', least: 5, most: 13, heads: '0123456789', cue: SOCIAL_CUE, test: isChatId }
];

/** Identity numbers, mobiles, landlines, bank cards and numeric chat ids in a normalised text; spans do not overlap. */
export function numberSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const run of digitRuns(text, 5)) {
    const taken = new Uint8Array(run.groups.length);
    if (run.digits.length < 7 && !SOCIAL_CUE.test(textBefore(text, run, 0))) continue;
    claimWholeCard(text, run, taken, spans);
    claimJoined(text, run, taken, spans);
    claim(text, run, taken, spans, ID_RULE);
    maskDates(run, taken);
    for (const rule of OTHER_RULES) claim(text, run, taken, spans, rule);
  }
  return spans;
}

/** A whole run with a card's check sum is a card, even where a part of it could be read as an identity number. */
function claimWholeCard(text: string, run: DigitRun, taken: Uint8Array, spans: RedactionSpan[]): void {
  const whole: Window = { run, first: 0, end: run.groups.length, digits: run.digits, phoneEnd: -1 };
  if (!isBankCard(run.digits) || namesPaper(text, whole) || !isCardGrouping(whole) || isIdNumber(text, whole) >= 0)
    return;
  const end = endOf(whole);
  spans.push({ start: startOf(text, run, 0, end), end, kind: 'bank_card' });
  taken.fill(1);
}

/** Two numbers without anything between: two mobiles, or an identity number and a mobile in either order. */
function claimJoined(text: string, run: DigitRun, taken: Uint8Array, spans: RedactionSpan[]): void {
  for (let g = 0; g < run.groups.length; g++) {
    const from = run.groups[g] as number;
    const digits = run.digits.slice(from, run.groups[g + 1] ?? run.at.length);
    if (taken[g] || ![22, 29, 33].includes(digits.length) || ORDER_CUE.test(textBefore(text, run, g))) continue;
    const parts = joinedParts(digits);
    if (!parts) continue;
    let at = from;
    for (const { kind, length } of parts) {
      const start = run.at[at] as number;
      spans.push({ start, end: (run.at[at + length - 1] as number) + 1, kind });
      at += length;
    }
    taken[g] = 1;
  }
}

function joinedParts(digits: string): { kind: RedactionKind; length: number }[] | null {
  const parts: { kind: RedactionKind; length: number }[] = [];
  for (let at = 0; at < digits.length;) {
    const id = digits.slice(at, at + 18);
    if (/^1[3-9]\d{9}/.test(digits.slice(at))) parts.push({ kind: 'mobile', length: 11 });
    else if (id.length === 18 && isIdNumber18(id) && (digits.length === 29 || idCheckCharacter(id) === id[17]))
      parts.push({ kind: 'id_number', length: 18 });
    else return null;
    at += parts.at(-1)!.length;
  }
  return parts;
}

function claim(text: string, run: DigitRun, taken: Uint8Array, spans: RedactionSpan[], rule: Rule): void {
  const groups = run.groups.length;
  for (let first = 0; first < groups; first++) {
    const from = run.groups[first] as number;
    if (taken[first] || run.at.length - from < rule.least || !rule.heads.includes(run.digits[from] as string)) continue;
    if (rule.cue && !rule.cue.test(textBefore(text, run, first))) continue;
    let end = first;
    while (end < groups && !taken[end] && (run.groups[end + 1] ?? run.at.length) - from <= rule.most) end += 1;
    for (; end > first; end--) {
      const to = run.groups[end] ?? run.at.length;
      if (to - from < rule.least) break;
      const spanEnd = rule.test(text, {
        run,
        first,
        end,
        digits: run.digits.slice(from, to),
        phoneEnd: phoneEndIn(spans)
      });
      if (spanEnd < 0) continue;
      spans.push({ start: startOf(text, run, first, spanEnd), end: spanEnd, kind: rule.kind });
      taken.fill(1, first, end);
      break;
    }
  }
}

function phoneEndIn(spans: RedactionSpan[]): number {
  const last = spans.at(-1);
  return last && (last.kind === 'mobile' || last.kind === 'landline') ? last.end : -1;
}

/** Whether the words before it call the number an order, a file or a company's code. */
function namesPaper(text: string, window: Window): boolean {
  return ORDER_CUE.test(before(text, window));
}

/** Where the value begins: the plus sign of a country code and the bracket around an area code belong to it. */
function startOf(text: string, run: DigitRun, first: number, end: number): number {
  const at = run.at[run.groups[first] as number] as number;
  if (text[at - 1] === '+') return at - 1;
  return text[at - 1] === '(' && text.slice(at, end).includes(')') ? at - 1 : at;
}

function endOf(window: Window): number {
  return (window.run.at[(window.run.groups[window.end] ?? window.run.at.length) - 1] as number) + 1;
}

function before(text: string, window: Window): string {
  return textBefore(text, window.run, window.first);
}

function textBefore(text: string, run: DigitRun, first: number): string {
  const at = run.at[run.groups[first] as number] as number;
  return text.slice(Math.max(0, at - 16), at);
}

function isIdNumber(text: string, window: Window): number {
  const { digits } = window;
  const end = endOf(window);
  if (ID_CUE.test(before(text, window)) && digits.length >= 15) return end + idTail(text, window).length;
  const paper = namesPaper(text, window);
  if (digits.length === 18) {
    if (!isIdNumber18(digits) || !isIdGrouping(window) || isCreditCode(digits)) return -1;
    return paper && idCheckCharacter(digits) !== digits[17] ? -1 : end;
  }
  if (digits.length === 17) {
    const tail = idTail(text, window);
    return tail !== '' &&
      isIdNumber18(`${digits}X`) &&
      isIdGrouping(window) &&
      !isCreditCode(`${digits}X`) &&
      (!paper || idCheckCharacter(digits) === 'X')
      ? end + tail.length
      : -1;
  }
  return !paper &&
    digits.length === 15 &&
    isIdNumber15(digits) &&
    isEven(groupLengths(window.run, window.first, window.end))
    ? end
    : -1;
}

/** The check character X behind 17 digits, with what stands between; '' when there is none. */
function idTail(text: string, window: Window): string {
  const end = endOf(window);
  return window.digits.length === 17
    ? (/^[\s\-—–._·]{0,3}[x×](?:(?![a-z0-9])|(?=1[3-9][0-9]{9}(?![0-9])))/.exec(text.slice(end, end + 16))?.[0] ?? '')
    : '';
}

/** One block, equal blocks, single digits or 6-6-3: not a row of unrelated numbers. */
function isEven(lengths: number[]): boolean {
  return new Set(lengths).size === 1 || lengths.join() === '6,6,3';
}

/** 20120222 is a day, 2012-2014 two years. */
export function isDateOrYears(digits: string): boolean {
  return /^(?:19|20)\d\d(?:(?:19|20)\d\d|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/.test(digits);
}

/** Calendar dates written with separators are no part of a longer number. */
function maskDates(run: DigitRun, taken: Uint8Array): void {
  const lengths = groupLengths(run, 0, run.groups.length);
  for (let g = 0; g + 2 < lengths.length; g++) {
    if (lengths[g] !== 4 || (lengths[g + 1] as number) > 2 || (lengths[g + 2] as number) > 2) continue;
    const [year, month, day] = [g, g + 1, g + 2].map((k) =>
      Number(run.digits.slice(run.groups[k], run.groups[k + 1] ?? run.at.length))
    ) as [number, number, number];
    if (year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31) taken.fill(1, g, g + 3);
  }
}

function isCard(text: string, window: Window): number {
  const { digits } = window;
  if (isBankCard(digits) && isCardGrouping(window) && !namesPaper(text, window)) return endOf(window);
  const end = endOf(window);
  const isWritten = /^62(?:.{14}|.{17})$/.test(digits) && isCardGrouping(window) && !namesPaper(text, window);
  if (isWritten) return end;
  const atBank = BANK_BEFORE.test(before(text, window)) || BANK_AFTER.test(text.slice(end, end + 8));
  if (atBank && /^(?:.{16}|.{18,19})$/.test(digits) && !namesPaper(text, window)) return end;
  return digits.length >= 12 && digits.length <= 21 && CARD_CUE.test(before(text, window)) ? end : -1;
}

function isMobile(text: string, window: Window): number {
  const national = window.digits.replace(/^(?:00)?86(?=1\d{10}$)|^0(?=1\d{10}$)/, '');
  // A digit too few or too many behind 手机 still leads to its owner.
  if (/^1[3-9]\d{8}(?:\d\d)?$/.test(national) && DIRECT_PHONE_CUE.test(before(text, window))) return endOf(window);
  if (!/^1[3-9]\d{9}$/.test(national)) return -1;
  const number = endOf(window);
  const end = number + (ZERO_DECIMALS.exec(text.slice(number, number + 4))?.[0].length ?? 0);
  const lead = before(text, window);
  if (PHONE_CUE.test(lead)) return end;
  if (ORDER_CUE.test(lead)) return -1;
  if (MONEY_BEFORE.test(lead) || MONEY_AFTER.test(text.slice(number, number + 8))) return -1;
  return isPhoneGrouping(window, window.digits.length - national.length) ? end : -1;
}

const AREA_CODE = /^(?:0086|86)?(?:010|02\d|0[3-9]\d\d)[2-8]\d{6,7}$/;

function isLandline(text: string, window: Window): number {
  const { digits, run } = window;
  const shape =
    AREA_CODE.test(digits) &&
    (digits.length === 11 || digits.length === 12 || digits.startsWith('86') || digits.startsWith('00'));
  const local = (digits.length === 7 || digits.length === 8) && /^[2-8]/.test(digits);
  if (!local && !shape) return -1;
  const lead = before(text, window);
  const cued =
    PHONE_CUE.test(lead) ||
    NOBODY_ANSWERS.test(text.slice(endOf(window), endOf(window) + 10)) ||
    (window.phoneEnd >= 0 &&
      NEXT_PHONE.test(text.slice(window.phoneEnd, startOf(text, run, window.first, endOf(window)))));
  if (!shape && !cued) return -1;
  const end = endOf(window);
  if (local && isDateOrYears(digits) && !DIRECT_PHONE_CUE.test(lead)) return -1;
  if ((local || !cued) && MONEY_AFTER.test(text.slice(end, end + 8))) return -1;
  if (!cued && (ORDER_CUE.test(lead) || /[a-z]$/.test(lead))) return -1;
  const separators = separatorsIn(run, window.first, window.end);
  if (!cued && (separators.has('/') || separators.has('.'))) return -1;
  const extension = /^\s?(?:转|分机|-|ext\.?)\s?\d{1,6}(?!\d)/.exec(text.slice(end, end + 12));
  return end + (extension?.[0].length ?? 0);
}

function isChatId(_text: string, window: Window): number {
  return isServiceNumber(window.digits) ? -1 : endOf(window);
}
