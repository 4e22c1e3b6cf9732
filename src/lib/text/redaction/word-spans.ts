import type { RedactionSpan } from './kinds.ts';

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
const MENTION = /@[\s]?([\p{L}\p{N}_·-]{1,30})/gu;
const PLATE =
  /[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[a-hj-np-z][\s·.•・-]{0,2}([a-hj-np-z0-9零〇一二三四五六七八九幺][\s-]?){4,5}[a-hj-np-z0-9零〇一二三四五六七八九幺学警港澳挂领](?![a-z0-9])/g;
const CHAT_ID = /(?<![a-z])(?:微信|薇信|威信|v信|vx|wx|wechat|weixin|加v|qq|扣扣)(?:号码|号|id)?\s?(?:[:：是为=]|\s){0,3}([a-z][a-z0-9_-]{4,19})(?!\s?[@.])/g;

const NUMBER = '(?:[0-9]{1,5}|[零〇一二三四五六七八九十百]{1,6})';
const ADDRESS = new RegExp(
  `(?:(?:(?<=[路街巷道弄里村庄]|胡同)${NUMBER}(?:[-附之]${NUMBER})?号(?!线|文|令|召|称|码|通知|施工|图)(?:院|楼)?|(?<![共有建盖又每几第数零〇一二三四五六七八九十百0-9])(?:[a-z]|[东西南北])?${NUMBER}(?:号楼|栋|幢|单元|号院)(?!又)|(?:[a-z]|[东西南北])${NUMBER}?座(?=${NUMBER}))` +
    `(?:[a-z]?${NUMBER}(?:号楼|栋|幢|座|单元|楼|层|号|室|户|房)|[0-9]{3,4}(?![0-9]|元|人|年|万|户|平|多|余)|[-\\s]){0,5}|(?<![0-9])${NUMBER}室(?!内|外|温|友)|(?<=村)${NUMBER}[组号](?!织|线))`,
  'g'
);

/** E-mail addresses, @mentions, chat ids with letters and number plates in a normalised text. */
export function accountSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const match of text.matchAll(EMAIL)) spans.push({ start: match.index, end: match.index + match[0].length, kind: 'email' });
  for (const match of text.matchAll(CHAT_ID)) {
    const id = match[1] as string;
    spans.push({ start: match.index + match[0].length - id.length, end: match.index + match[0].length, kind: 'social_id' });
  }
  if (text.includes('@')) {
    for (const match of text.matchAll(MENTION)) spans.push({ start: match.index, end: match.index + mentionLength(match), kind: 'mention' });
  }
  return spans;
}

/** A nickname ends at a break; where none comes, only its first characters are certain to belong to it. */
function mentionLength(match: RegExpMatchArray): number {
  const [whole, nickname] = match as unknown as [string, string];
  const latin = /^[\w-]+/.exec(nickname);
  if (latin && latin[0].length >= 3) return whole.length - nickname.length + latin[0].length;
  return nickname.length <= 16 ? whole.length : whole.length - nickname.length + 6;
}

/** Number plates, new-energy ones included; a plate has at least two digits. */
export function plateSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const match of text.matchAll(PLATE)) {
    const digits = match[0].slice(2).match(/[0-9零〇一二三四五六七八九幺]/g);
    if (digits && digits.length >= 2) spans.push({ start: match.index, end: match.index + match[0].length, kind: 'plate' });
  }
  return spans;
}

/** House, building, unit and room numbers: everything below road and village that leads to one door. */
export function addressSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const value = match[0].trimEnd();
    spans.push({ start: match.index, end: match.index + value.length, kind: 'address' });
  }
  return spans;
}
