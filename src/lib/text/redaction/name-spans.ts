import { allMatches } from '#lib/text/all-matches.ts';
import type { RedactionSpan } from './kinds.ts';
import { NOT_A_NAME } from './name-stop-words.ts';
import { contextNames } from './person-contexts.ts';
import { otherNames, titledSurnames } from './short-names.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';

/** After these a name stands for certain, even where its end is not clear. */
export const SURE_CUES =
  '我叫|我名叫|我的名字叫|我的名字是|我是叫|名叫|名字叫|本人姓名|姓\\s?名|联\\s{0,2}系\\s{0,2}人|联\\s?络\\s?人|申请人|反映人|投诉人|来访人|信访人|举报人|诉求人|留言人|写信人|来信人|求助人|上访人|申诉人|控告人|署名|落款|户主';

/** After these a name may stand; only one that ends clearly is taken. */
export const LIKELY_CUES =
  '我丈夫|我妻子|我老公|我老婆|我爱人|我父亲|我母亲|我爸爸|我妈妈|我儿子|我女儿|我弟弟|我哥哥|我姐姐|我妹妹|本人|村民|业主|患者|死者|伤者|职工|工友|同事|老乡|邻居|包工头|工头|监护人|经办人|负责人|法人代表|法定代表人|户名|收款人|真名|签名:|签字:|,名|代理人|委托人|证明人|担保人|受理人员|被(?:反映|投诉|举报)人|(?:投诉|举报)对象|敬礼!?';

const NAME_LINK = '(?:是|为|叫)?[\\s:]{0,3}';
const CUE = new RegExp(`(?:(${SURE_CUES})|(${LIKELY_CUES}))${NAME_LINK}`, 'g');

/** Words after a name that say whose it was. */
export const NAME_TITLES = '先生|女士|同志';
const HAS_TITLE = new RegExp(NAME_TITLES);
const TITLED = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[的请找和与是向给对被由经让叫跟把为系谢])((?:${[...COMPOUND_SURNAMES].join('|')}|[${[...SURNAMES].join('')}])\\p{Script=Han}{1,2})(?=${NAME_TITLES})`,
  'gu'
);

/** A name of two characters that a form sets apart: 段  刚. */
const SPACED = /^(\p{Script=Han}\s{1,4}\p{Script=Han})(?=$|[\s,.;:。()0-9])/u;

/** A clear end: only punctuation, the end, sex or a number. */
const CLEARLY_AFTER = '[\\s,，。.;；:：、!！?？()（）【】\\[\\]/|〔"”]|男|女|[0-9]';
const CLEAR_END = new RegExp(`^(?:$|${CLEARLY_AFTER})`);
/**
 * Text that may follow a name: punctuation, or the next item of a form. Shared with the filter in front of the redactor,
 * hence no look-around.
 */
export const AFTER_NAME = `${CLEARLY_AFTER}|汉族|身份|电话|手机|联系|住|家住|现|今年|年龄|岁|系|是|生于|来自|在|于|从|因|自|原|出生|的|等|向|被|已|家|之|与|和|确`;
const BOUNDARY = new RegExp(`^(?:$|${AFTER_NAME})`);

/** Characters that open what follows a two-character name, not a given name. */
const NOT_GIVEN = new Set(
  '是在于的来住今现电男女从和与为有等系因自原被不没已曾也就都要想向对把给让称说说反请了我你他她们这那，。、：；！？,.:;!? \n()（）[]【】'
);
/** Of these, the ones that do end a given name (郭德和, 陈联有). */
const CAN_END_GIVEN = new Set('来今和为有自原曾');

/** A place or an office, not a person: 商南县, 张郭村, 向镇; and after cues that are not sure also 华悦苑. */
const PLACE_END = new Set('市县区镇乡村');
const LIKELY_PLACE_END = new Set('市县区镇乡村路街厂局院校店苑队组');

/** Names of schools and companies are also "called" something. */
const ORGANISATION = /^\p{Script=Han}{1,9}(?:学|校|公司|集团|院|店|厂|小区|社区|花园|食|宿|馆|店|城|KTV)/u;

const TITLE = /^(?:先生|女士|小姐|师傅|同志|经理|老师|老板|主任|总)/;
/** Holders of an office stay: 胡厅长, 王镇长. */
const OFFICE = /^(?:[省市县区厅局处科镇乡村校院所队]?长|书记)(?=$|[\s，,。：:（(])/;

/** Surnames that are function words as well: without a clear end they open a clause. */
const ALSO_WORDS = new Set('全时应向从由方因都但那曾强明成解原任常相能支利公许门游官折习候员毋鱼铁弓种畅沐萨伦');
/** After a cue that is no sure one these are always words. */
export const NEVER_LIKELY = new Set('和于来查信管都那应候员种单');

/**
 * People's names in a normalised text: after cue words, before 先生 and the like, in a list that begins so, and wherever
 * a name found with certainty is repeated. Best effort, as any such list is.
 */
export function nameSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  const names = new Set<string>();
  for (const match of allMatches(text, CUE)) {
    const isSure = match[1] !== undefined || /[:叫]\s*$/.test(match[0]);
    let start = match.index + match[0].length;
    const spaced = /[:叫]\s*$/.test(match[0]) ? SPACED.exec(text.slice(start, start + 10)) : null;
    if (spaced && SURNAMES.has(text[start] as string))
      spans.push({ start, end: start + spaced[1]!.length, kind: 'name' });
    for (
      let length = nameLength(text, start, isSure);
      length > 0;
      length = text[start - 1] === '、' ? nameLength(text, start, false) : 0
    ) {
      spans.push({ start, end: start + length, kind: 'name' });
      const name = text.slice(start, start + length);
      if (
        (isSure || length >= 3) &&
        /^\p{Script=Han}{2,4}$/u.test(name) &&
        !/某|先生|女士|小姐|师傅|同志|经理|老师|老板|主任|总/.test(name)
      )
        names.add(name);
      start += length + 1;
    }
  }
  if (HAS_TITLE.test(text))
    for (const match of allMatches(text, TITLED)) {
      if (!NOT_A_NAME.has(match[1]!.slice(0, 2)))
        spans.push({ start: match.index, end: match.index + match[1]!.length, kind: 'name' });
    }
  spans.push(...titledSurnames(text), ...otherNames(text));
  for (const span of contextNames(text)) {
    spans.push(span);
    if (span.end - span.start >= 3) names.add(text.slice(span.start, span.end));
  }
  return names.size === 0 ? spans : [...repeated(text, names), ...spans];
}

/** Every place where one of the names stands, longer names first. */
function repeated(text: string, names: Set<string>): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      spans.push({ start: at, end: at + name.length, kind: 'name' });
  }
  return spans;
}

function nameLength(text: string, start: number, isSure: boolean): number {
  if (NOT_A_NAME.has(text.slice(start, start + 2))) return 0;
  const family = COMPOUND_SURNAMES.has(text.slice(start, start + 2)) ? 2 : SURNAMES.has(text[start] ?? '') ? 1 : 0;
  if (family === 0 || (!isSure && family === 1 && NEVER_LIKELY.has(text[start] as string))) return 0;
  if (OFFICE.test(text.slice(start + family, start + family + 4))) return 0;
  const title = TITLE.exec(text.slice(start + family, start + family + 2));
  if (title) return isSure ? family + title[0].length : 0;
  const isWord = ALSO_WORDS.has(text[start] as string) && !isSure;
  for (const given of [2, 1, 3]) {
    const end = start + family + given;
    const name = text.slice(start + family, end);
    if (
      name.length < given ||
      (isSure ? PLACE_END : LIKELY_PLACE_END).has(name.at(-1) as string) ||
      (!isSure && given === 3 && family === 1)
    )
      continue;
    const rest = text.slice(end, end + 2);
    if (
      isGiven(name)
        ? (isWord || (given === 1 && !isSure) ? CLEAR_END : BOUNDARY).test(rest)
        : given === 2 && isGivenToTheEnd(name) && CLEAR_END.test(rest)
    )
      return family + given;
  }
  if (!isSure || ORGANISATION.test(text.slice(start, start + 12))) return 0;
  const two = text.slice(start + family, start + family + 2);
  if (two.length === 2 && isGiven(two)) return PLACE_END.has(two[1] as string) ? 0 : family + 2;
  return isGiven(two.slice(0, 1)) ? family + 1 : 0;
}

function isGiven(name: string): boolean {
  if (name === '') return false;
  for (const character of name) if (!/\p{Script=Han}|[*x]/u.test(character) || NOT_GIVEN.has(character)) return false;
  return true;
}

function isGivenToTheEnd(name: string): boolean {
  return isGiven(name.slice(0, -1)) && CAN_END_GIVEN.has(name.at(-1) as string);
}
