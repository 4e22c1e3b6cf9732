import type { RedactionSpan } from './kinds.ts';
import { FIRST_OF_GIVEN, LAST_OF_GIVEN, MORE_FIRST, MORE_LAST, NAMING_SURNAMES } from './name-characters.ts';
import { nameOdds, oddsAtMost, surnameAt } from './name-odds.ts';
import { NOT_A_NAME, PLACE_OR_BODY } from './name-stop-words.ts';
import {
  KIN_BEHIND,
  NUMBER_RIGHT,
  ROLE_FILTER,
  ROLE_LEFT,
  SELF_LEFT,
  TITLE_RIGHT,
  WORD_SURNAMES
} from './person-contexts.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';
import { LONG_WORDS, SHORT_WORDS } from './words-like-names.ts';

/**
 * Names of persons that no rule of `person-contexts.ts` announces (欠条是王建国打的): stretches that are likelier a name
 * than words (`name-odds.ts`), where what stands beside them speaks for a person more or less. Measured in
 * `pipelines/text/README.md`.
 */

const COMPOUND = [...COMPOUND_SURNAMES].join('|');
/** Logarithm of the odds that a name needs, by its length. */
const LEAST = { short: 4, long: 1.5 };
/** Added to the odds by a context. Set by reading letters that are not those of the measurement. */
const ADDS = { role: 3.5, kin: 3, title: 3, number: 3, company: 2, list: 3, end: 1, mark: 1, verb: 1 };

/** The most that contexts of both sides can add. */
const MOST_ADDED = 6;

/** How far contexts are read to either side. */
const SIDE = 16;
const ONLY_HAN = /^[\u4e00-\u9fff]+$/;
const VERB_LEFT = /[和与跟找被由让给向叫请对把问陪为是有的]$/;
const CALLED_LEFT = /[他她子人女]叫$/;
const VERB_RIGHT =
  /^(?:[说讲打骗签答拿收欠来去在被把从没不都也就于因给让叫写拖扣做拉骂领占跑躲逃赖带催]|介绍|负责|告诉|承诺|组织|要求|通知|联名|反映|可以|手持|受伤|患|出具|承包|称|表示|安排|保管|代领)/;
const MARK = /[\s,.;:!?。、()[\]/|"”“〔〕\-_]/;
const COMPANY = /^等(?:人|几|[0-9一二三四五六七八九十百两])/;
const KIN_RIGHT = new RegExp(`^的?(?:${KIN_BEHIND})`);

/** Right behind the name these make it the name of a place, an organisation or a thing. */
const THING_RIGHT = PLACE_OR_BODY + '峪垭苑府小大中新公花国广酒皮工制费款金证案法规度期率件产业类式牌茶药膏墓奖';
/** The name of a firm goes on with its trade or its form: 秦瑞祺化工有限公司. */
const FIRM_RIGHT =
  /^(?:\p{Script=Han}{0,6}(?:有限|公司|集团|合作社|事务所)|化工|家政|纺织|能源|矿业|建筑|建材|电器|电气|机器|仪器|仪表|化学|丝绸|工程|实业|贸易|商贸|食品|机械|电子|科技|物流|餐饮|饭店|饭馆|酒店|宾馆|驾校|劳务|物业|服饰|医药|印刷|汽修|超市|诊所|便利|啤酒|乳业|精神|思想|理论|主义|先进|主席|总理)/u;
/** Names that end so are of places (马家沟, 赵家河, 云阳镇). */
const PLACE_LAST =
  '镇村县区市州省乡路街沟湾庄堡坪塬岭坡寨营屯铺坝苑厂店院局站园城池楼府庙垭峪委厅部会桥河塔寺案基至巷家你我他她们以又叫';
/** No given name begins so, but places and families do (汤镇, 王氏, 曹家). */
const NO_GIVEN = '镇村县氏企苑街坪岗巷仟佰湾沟庄堡';
/** Surnames that are words too need as much more, those that are words of grammar most. */
const WORD_SURNAME = 1;
const GRAMMAR_SURNAME = 5;
const GRAMMAR = '由从向应时都因那但和要能来被把对全就后';
const WORDS = new Set(WORD_SURNAMES + '商游卫原施劳江方修丰柳仲沙师严连司');

const HOME_OF = /^\p{Script=Han}家[山岔咀梁岩台滩塘湖井坟川]/u;

/** In order, without overlap; `known` are the spans that are certain: names in a list with these are likelier. */
export function likelyNames(text: string, known: readonly RedactionSpan[] = []): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  if (!FILTERS.some((filter) => filter.test(text))) return spans;
  const names = known.filter(({ kind }) => kind === 'name');
  const beside = { ends: new Set(names.map(({ end }) => end)), starts: new Set(names.map(({ start }) => start)) };
  for (let at = 0; at + 1 < text.length; at++) {
    const end = likelyEnd(text, at, beside);
    if (end === 0) continue;
    spans.push({ start: at, end, kind: 'name' });
    beside.ends.add(end);
    at = end - 1;
  }
  return spans;
}

function surnameNeeds(surname: string): number {
  return GRAMMAR.includes(surname) ? GRAMMAR_SURNAME : WORDS.has(surname) ? WORD_SURNAME : 0;
}

/** Where known names end and begin. */
interface Beside {
  ends: ReadonlySet<number>;
  starts: ReadonlySet<number>;
}

/** The end of the likelier of the two readings, two given characters or one; 0 where neither is likely. */
function likelyEnd(text: string, at: number, beside: Beside): number {
  const family = surnameAt(text, at);
  if (family === 0) return 0;
  let [top, found] = [0, 0];
  for (const given of [2, 1]) {
    const end = at + family + given;
    if (end > text.length || !ONLY_HAN.test(text.slice(at + family, end))) continue;
    const least = (given === 2 ? LEAST.long : LEAST.short) + surnameNeeds(text[at] as string);
    const most = oddsAtMost(text, at, end, family, least - MOST_ADDED);
    if (most < least - MOST_ADDED) continue;
    const isListed =
      (text[at - 1] === '、' && beside.ends.has(at - 1)) || (text[end] === '、' && beside.starts.has(end + 1));
    const needs = least - contextOdds(text, at, end) - (isListed ? ADDS.list : 0);
    if (most <= needs || (!isListed && isThing(text, at, end))) continue;
    const margin = nameOdds(text, at, end, family) - needs;
    if (margin > top) [top, found] = [margin, end];
  }
  return found;
}

/** Whether the words say that it is a place, an organisation, a thing or a known word. */
function isThing(text: string, at: number, end: number): boolean {
  const name = text.slice(at, end);
  return (
    PLACE_LAST.includes(name.at(-1) as string) ||
    NO_GIVEN.includes(name[1] as string) ||
    HOME_OF.test(name) ||
    (THING_RIGHT.includes(text[end] ?? ' ') && !TITLE_RIGHT.test(text.slice(end, end + SIDE))) ||
    FIRM_RIGHT.test(text.slice(end, end + 10)) ||
    (name.length === 2 && FIRM_RIGHT.test(text.slice(end + 1, end + 11))) ||
    LONG_WORDS.has(name) ||
    (!COMPOUND_SURNAMES.has(name.slice(0, 2)) && (name.length === 2 ? SHORT_WORDS : NOT_A_NAME).has(name.slice(0, 2)))
  );
}

function contextOdds(text: string, at: number, end: number): number {
  const left = text.slice(Math.max(0, at - SIDE), at);
  const right = text.slice(end, end + SIDE);
  let odds = 0;
  if (ROLE_LEFT.test(left) || SELF_LEFT.test(left) || CALLED_LEFT.test(left)) odds += ADDS.role;
  else if (VERB_LEFT.test(left)) odds += ADDS.verb;
  if (KIN_RIGHT.test(right)) odds += ADDS.kin;
  else if (TITLE_RIGHT.test(right)) odds += ADDS.title;
  else if (NUMBER_RIGHT.test(right)) odds += ADDS.number;
  else if (COMPANY.test(right)) odds += ADDS.company;
  else if (VERB_RIGHT.test(right)) odds += ADDS.verb;
  if (left === '' || MARK.test(left.at(-1) as string)) odds += ADDS.mark;
  if (right === '') odds += ADDS.end + ADDS.mark;
  else if (MARK.test(right[0] as string)) odds += ADDS.mark;
  return odds;
}

const FAMILY = [...SURNAMES].join('');
const CLEAR_FAMILY = [...SURNAMES].filter((surname) => !WORDS.has(surname)).join('');
/** Places end so, and names that do are passed over. */
const LASTS = [...LAST_OF_GIVEN].filter((character) => !PLACE_LAST.includes(character)).join('');
const CLOSE = ' ,;:!?、()"\n';
const MATTERS = '诉求|反映|投诉|来信|来访|信访|申请|举报|材料|答复|[案的等]';
const MATTER_OF = new RegExp(`^(?:${MATTERS})`);

/** Of the likely names those that marks set apart, as in names of organisations and files: 工会 张爱萍, 张建军-工资. */
export function namesSetApart(text: string): RedactionSpan[] {
  const isMark = (character: string | undefined) => character === undefined || MARK.test(character);
  return likelyNames(text).filter(
    ({ start, end }) => isMark(text[start - 1]) && (isMark(text[end]) || MATTER_OF.test(text.slice(end, end + 2)))
  );
}

/**
 * Only texts that match one of these are looked at, by the filter in front of the redactor and here: nearly every letter
 * has a surname.
 */
export const LIKELY_NAME_FILTERS = [
  `(?:^|[${CLOSE}_\\-])(?:[${FAMILY}]|${COMPOUND})[^${CLOSE}0-9a-z]{2}(?:$|[${CLOSE}_.\\-]|${MATTERS})`,
  `(?:[${NAMING_SURNAMES}]|${COMPOUND})[${FIRST_OF_GIVEN}${MORE_FIRST}][${LASTS}${MORE_LAST}]`,
  `[${CLEAR_FAMILY}][${FIRST_OF_GIVEN}][${LASTS}]|叫[${FAMILY}][^${CLOSE}]{1,2}[${CLOSE}]`,
  `(?:^|[${CLOSE}])[${FAMILY}][${LAST_OF_GIVEN}](?:$|[${CLOSE}])|[和与跟找由][${NAMING_SURNAMES}][${LAST_OF_GIVEN}]`,
  `${ROLE_FILTER}[^${CLOSE}0-9a-z]`
];
const FILTERS = LIKELY_NAME_FILTERS.map((source) => new RegExp(source));
