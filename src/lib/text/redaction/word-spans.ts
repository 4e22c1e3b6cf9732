import { allMatches } from '#lib/text/all-matches.ts';
import type { RedactionSpan } from './kinds.ts';

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
const AT_SIGN = /@|\(at\)|\[at\]/;
const MENTION = /@[\s]?([\p{L}\p{N}_·-]{1,30})/gu;
export const PLATE_PROVINCES = '京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `[${PLATE_PROVINCES}]\\s?[a-hj-np-z][\\s·.•・-]{0,2}([a-hj-np-z0-9零〇一二三四五六七八九幺][\\s-]?){4,5}[a-hj-np-z0-9零〇一二三四五六七八九幺学警港澳挂领](?![a-z0-9])`,
  'g'
);
/** Names of chat services, and single letters for them where a mark or 号 follows. */
export const CHAT_WORDS =
  '微信|薇信|威信|v信|vx|wx|wechat|weixin|加微|加v|加q|加扣|qq|q q|扣扣|扣号|企鹅|抖音号|快手号|我的抖音|我的快手|抖音id|快手id|小红书号|小红书id|微x|微-信|wei信|卫星号|绿泡泡|球球|抠抠|薇:|[+➕]v';
export const CHAT_LETTERS = '(?<![a-z0-9])[qv微扣](?=\\s?[号:群])';
const CHAT_ID = new RegExp(
  `(?<![a-z])(?:${CHAT_WORDS}|${CHAT_LETTERS})(?:号码|账号|联系|号|id)?\\s?(?:[:：是为=(]|\\s){0,3}([a-z][a-z0-9_.-]{4,19})(?!\\s?[@.])`,
  'g'
);
/** Behind a single v or q and a gap an id has digits, as no English word has: v lz19880312. */
const LOOSE_ID = /(?<![a-z0-9])[vq][\s-]{1,2}(?=[a-z_-]*[0-9])([a-z][a-z0-9_-]{5,19})(?![a-z0-9.@])/g;
/** A nickname with letters or digits: 微信号:陕西小强88. */
const NICK_ID =
  /(?:微信|抖音|快手|小红书)(?:号|名|昵称|账号)\s?:\s?(?=\p{Script=Han}+[a-z0-9])([\p{Script=Han}a-z0-9_-]{3,14})/gu;
/** A plate behind its word, without the sign of the province. */
const BARE_PLATE = /车牌(?:号码?)?[\s:是为]{0,3}([a-hj-np-z](?=[a-z]*[0-9])[a-hj-np-z0-9]{5,6})(?![a-z0-9])/g;
/** A mail address whose sign was changed to pass a filter, at a provider where people have their mail. */
const DISGUISED_EMAIL =
  /[a-z0-9][a-z0-9._%+-]{1,63}\s?(?:#|\*|at|艾特|\(at\)|@)\s?(?:163|126|139|189|qq|vip\.qq|gmail|sina|sohu|foxmail|hotmail|outlook|yeah|aliyun)\s?(?:\.|点|dot)\s?(?:com|cn|net)/g;
/** Passports, permits and cards of a person: up to two letters and seven and more digits behind their name. */
const PASSPORT =
  /(?:护照|passport|通行证|台胞证|回乡证|军官证|士兵证|警官证|驾驶证|居留证|居住证|社保卡|残疾证|学籍)(?:\s?no\.?|号码|号|编号)?[\s:是为(号]{0,4}(?:军?字第)?([a-z]{0,2}\s?[0-9](?:\s?[0-9]){6,19})(?![0-9a-z])/g;

const NUMBER = '(?:[0-9]{1,5}|[零〇一二三四五六七八九十百]{1,6})';
/** A number on a road or in a lane; 知道, 家里 and the like are no roads, and a day of the month has no 路 before it. */
const ROAD = `(?<=[路街巷弄庄]|胡同|(?<!知|报|难|通)道|(?<![家这那哪手心县镇区厂城厂店校院夜])里|(?<!全|本|我|各)村)${NUMBER}(?:[-附之~]${NUMBER})?号(?!线|文|令|召|称|码|通知|施工|图|桥|井|矿|机|公告)(?:院|楼)?`;
/** Not the number of buildings: 共18栋, 廉租房11栋，1328套, 一栋危房. */
const BUILDING = `(?<![共有建盖又每几第数余剩了约近达计房楼零〇一二三四五六七八九十百0-9.])(?:[a-z]|[东西南北])?(?!一(?:栋|幢|单元)(?!单|[0-9一二三四五六七八九十]|[a-z]))${NUMBER}(?:号楼|栋|幢|单元|号院|#楼?(?=${NUMBER}|单元|栋|业主|住户))(?!又|，?[0-9]+套|危房|别墅)`;
const ADDRESS = new RegExp(
  `(?:${ROAD}|${BUILDING}|(?:[a-z]|[东西南北])${NUMBER}?座(?=${NUMBER}))` +
    `(?:[a-z]?${NUMBER}(?:号楼|栋|幢|座|单元|楼|层|号|室|户|房)|[0-9]{1,2}-[0-9]{1,2}-[0-9]{3,4}(?![0-9])|[0-9]{3,4}(?![0-9]|元|人|年|万|户|平|多|余|套)|[-\\s]){0,5}` +
    `|(?<![0-9共])(?!一室)${NUMBER}室(?!内|外|温|友|半|[0-9一二两三四]?厅)|(?<=村)${NUMBER}[组号](?!织|线)`,
  'g'
);

/** E-mail addresses, @mentions, chat ids with letters and number plates in a normalised text. */
export function accountSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  if (AT_SIGN.test(text))
    for (const match of allMatches(text, EMAIL))
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'email' });
  for (const match of allMatches(text, CHAT_ID)) {
    const id = match[1] as string;
    spans.push({
      start: match.index + match[0].length - id.length,
      end: match.index + match[0].length,
      kind: 'social_id'
    });
  }
  for (const expression of [LOOSE_ID, NICK_ID])
    for (const match of allMatches(text, expression)) {
      const end = match.index + match[0].length;
      spans.push({ start: end - match[1]!.length, end, kind: 'social_id' });
    }
  for (const match of allMatches(text, DISGUISED_EMAIL))
    spans.push({ start: match.index, end: match.index + match[0].length, kind: 'email' });
  for (const match of allMatches(text, PASSPORT)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - match[1]!.length, end, kind: 'id_number' });
  }
  if (text.includes('@')) {
    for (const match of allMatches(text, MENTION))
      spans.push({ start: match.index, end: match.index + mentionLength(match), kind: 'mention' });
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
  for (const match of allMatches(text, PLATE)) {
    const digits = match[0].slice(2).match(/[0-9零〇一二三四五六七八九幺]/g);
    if (digits && digits.length >= 2)
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'plate' });
  }
  for (const match of allMatches(text, BARE_PLATE)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - match[1]!.length, end, kind: 'plate' });
  }
  return spans;
}

/** House, building, unit and room numbers: everything below road and village that leads to one door. */
export function addressSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const match of allMatches(text, ADDRESS)) {
    const value = match[0].trimEnd();
    spans.push({ start: match.index, end: match.index + value.length, kind: 'address' });
  }
  return spans;
}
