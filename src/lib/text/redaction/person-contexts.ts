import { GIVEN_CHARACTERS } from './given-names.ts';
import type { RedactionSpan } from './kinds.ts';
import { NOT_A_NAME, PLACE_OR_BODY } from './name-stop-words.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';
import { LONG_WORDS, SHORT_WORDS } from './words-like-names.ts';

/**
 * Names of natural persons that no cue word announces: signatures, relatives, holders of an office, lists of people,
 * a name in front of its telephone number. A candidate is a surname with given characters (`given-names.ts`); it is
 * taken when what stands left and right of it makes it a person. Candidates are found by table, so that the
 * expressions see short stretches only.
 */

/** Surnames that are function words or open common words: they begin a name after a sure cue only. */
export const WORD_SURNAMES =
  '全时应向从由因都但那强明解原相能支利公门游官和来查信管干包是所就满后国计楼区巴化步过边党车房年元者连盖单南农折习候员毋鱼铁弓种畅沐萨伦';
/** Surnames that are common words too: two given characters must follow. */
const LONG_ONLY = new Set('许于任成常方曾');
/** Of these, the ones that open few words. */
const SELDOM = new Set('折鱼毋弓畅沐萨伦候');
/** The ones that are no word of grammar. */
const NAMING = new Set('强解折候鱼铁毋弓种畅沐萨伦支党边车游官习');
const FAMILY = [...SURNAMES].filter((surname) => !WORD_SURNAMES.includes(surname)).join('');
const CAREFUL = [...NAMING].join('');
const GIVEN = [...GIVEN_CHARACTERS].join('');
const COMPOUND_HEADS = [...new Set([...COMPOUND_SURNAMES].map((surname) => surname[0] as string))].join('');

const KIN =
  '女儿|儿子|闺女|父亲|母亲|爸爸|妈妈|父母|妻子|丈夫|老公|老婆|爱人|媳妇|家属|家人|亲属|哥哥|弟弟|姐姐|妹妹|孙子|孙女|' +
  '侄子|侄女|外甥|舅舅|姑姑|叔叔|伯父|姑父|姨妈|女婿|儿媳|岳父|岳母|遗孀';
export const KIN_BEHIND = `${KIN}|之子|之女|之妻|之父`;
/**
 * Offices and trades that stand before or behind a name. The product analyses issues, so named officials go as well.
 */
const OFFICES =
  '书记|主任|局长|县长|区长|市长|镇长|乡长|村长|支书|会计|所长|科长|处长|院长|校长|园长|站长|队长|组长|厂长|矿长|班长|' +
  '经理|董事长|老板|总监|主管|法官|法人|法定代表人|律师|警官|民警|辅警|医生|大夫|护士|老师|教师|教练|会长|理事长|主席|师傅|' +
  '工程师|司机|包工头|工头|中介|房东|承包人|承包商|带班|工长|监理|干事|秘书|委员|干部|专员';
const TITLES = `${OFFICES}|总经理|先生|女士|同志|小姐|夫妇|夫妻|一家|本人|同学`;
const ROLES =
  `${OFFICES}|村民|社员|居民|市民|公民|群众|贫困户|业主|租户|住户|病人|患者|死者|伤者|学生|职工|员工|民工|工人|女工|` +
  `保安|保洁|安全员|服务员|收银员|厨师|环卫工|木工|瓦工|装卸工|操作工|搬运工|护工|保姆|导购|业务员|文员|出纳|人事|财务|仓管|质检员|班组长|技术员|电工|焊工|泥工|钢筋工|架子工|油漆工|网格员|代表|` +
  `工友|同事|老乡|邻居|被告|原告|当事人|嫌疑人|肇事者|负责人|经办人|承办人|办理人|受理人|填报人|填表人|录入人|审核人|回访人|联络员|领队|带队领导|参与干部|走访人|工作人员|军人|家长|户主|骑手|快递员|店长|老人|${KIN}|[我俺他她](?:大|二|三|小|表|堂)?[哥弟姐妹爸妈叔舅姨姑嫂爷]`;
const SELF = '我是|我叫|俺叫|俺是|敝人|鄙人|我系|本人系|本人是';
const LINK = '(?:名?叫|名字叫|姓名)?[是为]?[\\s:]{0,2}';
const PLACE_TAIL = '镇村组乡社队厂司';

const END_MARKS = '\\s,.;:!?。、()\\[\\]/|"”〔0-9';
/** Titles behind a surname, which are no given name: 周科长说, 李总理讲. */
const TITLE_GIVEN = /^(?:.长|先生|女士|主任|总理|书记|经理|老师|医生|师傅|会计|主席|[小中大]学|学校)$/;
const SAYS_RIGHT = /^(?:说|讲|告诉|答复|回复|表示|答应|承诺|骂|打了|打人)/;
/** 和王建国签的合同, 被李志强打伤 */
const WITH_LEFT = /[和与跟找被由向]$/;
const WITH_RIGHT = /^(?:签|打|骗|借|要|商量|协商|联系|反映|负责|承包|组织|带|介绍|拖欠|干活|承诺)/;
/** The last clause of a text: a name after the address. */
const LAST_LEFT = /[,、〕]\s?$/;
const LAST_RIGHT = /^[。.!]?\s*$/;
const CLEAR_RIGHT = new RegExp(`^(?:$|[${END_MARKS}])`);
/**
 * Behind a long name after a role everything may follow but what makes it the name of a place, an organisation or a
 * thing.
 */
const OPEN_RIGHT = new RegExp(`^(?![${PLACE_OR_BODY}制费款金证书案法规度期率件品产业类型式])`);
const LIST_RIGHT = new RegExp(`^(?:$|[${END_MARKS}等男女]|[二三四五六七八九十两几0-9]+(?:个人|人|位|名))`);
const PLACE_RIGHT = /^(?:$|[\s,;:。()〔男女])/;
const PLACE_LEFT = new RegExp(`[${PLACE_TAIL}]\\s{0,4}$`);
const LEFT_WORDS = new Set('的是我系叫和与及跟找向被由让请给对');
const PERSON_LEFT = new Set('人民工主属的是');

const KIN_RIGHT = new RegExp(`^的?(?:${KIN_BEHIND})`);
const SHORT_KIN_RIGHT = new RegExp(`^的(?:${KIN_BEHIND})`);
export const TITLE_RIGHT = new RegExp(`^副?(?:${TITLES})`);
const SHORT_TITLE_RIGHT = new RegExp(`^副?(?:${TITLES})(?!办|室|证)`);
const COMPANY_RIGHT = /^等(?:人|几|多|[0-9一二三四五六七八九十百两]+余?(?:人|名|户|位))/;
const SEX_RIGHT = /^[,、\s(]{0,2}[男女][,、\s)。]/;
export const NUMBER_RIGHT =
  /^[\s,:(]{0,3}的?(?:联系)?(?:电话|手机号?码?|身份证号?码?|tel|微信)?[\s:是为]{0,3}(?:(?:\+?86)?1[3-9][0-9]|[1-6][0-9]{5}(?:19|20)[0-9]{2}|〔(?:手机号|电话|证件号)〕)/;
const SIGNATURE_RIGHT =
  /^(?:敬上|谨上|谨呈|敬呈|叩首|拜上|叩拜|上)?[\s,。.!]{0,8}(?:$|〔|[0-9]{4}\s?[年./-]|二[〇零○]|(?:联系)?(?:电话|手机)|[0-9]{1,2}月)/;

export const ROLE_LEFT = new RegExp(`(?:${ROLES})${LINK}$`);
const KIN_LEFT = new RegExp(`(?:${KIN})[,、(:]\\s?$`);
const KIN_ROLE_LEFT = new RegExp(`(?:${KIN})${LINK}$`);
export const SELF_LEFT = new RegExp(`(?:${SELF})[\\s:]{0,2}$`);
const SIGNATURE_LEFT = new RegExp(
  `(?:^|[。!?…~;\\n])[\\s"”)]{0,4}(?:[^\\s。,;!?\\n]{0,14}(?:${ROLES}|志愿者)|此致|敬礼|谨呈|署名|您的市民)?[\\s:!,]{0,3}$`
);

/** How far an expression looks to either side. */
const REACH = 24;
const IS_FAMILY = 1;
const IS_GIVEN = 2;
const IS_COMPOUND_HEAD = 4;
/** A surname that is a word too: it needs two given characters and a context that leaves no doubt. */
const IS_CAREFUL = 8;
const CLASS = new Uint8Array(65536);
for (const character of FAMILY) CLASS[character.charCodeAt(0)]! |= IS_FAMILY;
for (const character of CAREFUL) CLASS[character.charCodeAt(0)]! |= IS_CAREFUL;
for (const character of GIVEN) CLASS[character.charCodeAt(0)]! |= IS_GIVEN;
for (const character of COMPOUND_HEADS) CLASS[character.charCodeAt(0)]! |= IS_COMPOUND_HEAD;

/** Words of the end of a role and the surname behind it: 惠民工程 is no 民工 of the name 程. */
const CROSSED = new Set(
  '工程 工时 工党 人员 人权 人文 人马 人和 员司 师范 师门 主任 主席 主管 主干 长江 长安 长沙 长于 长相 生成 生平 生于 生计 理由 名单 事项 事关 书包 官方 官司 警方 上班 上海 父母 女方 男方 任何 任由 代管 友谊 友好'.split(
    ' '
  )
);

/** Names in a normalised text by their context, in order; spans do not overlap. */
export function contextNames(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    const family = familyLength(text, i);
    if (family === 0 || !isGivenAfter(text, i, family)) continue;
    const isCareful = family === 1 && (CLASS[text.charCodeAt(i)]! & IS_CAREFUL) !== 0;
    const end = isCareful ? carefulEnd(text, i) : nameEnd(text, i, family) || listEnd(text, i, family);
    if (end === 0) continue;
    spans.push({ start: i, end, kind: 'name' });
    i = end - 1;
  }
  return spans;
}

function familyLength(text: string, at: number): number {
  const kind = CLASS[text.charCodeAt(at)] as number;
  if (kind & IS_COMPOUND_HEAD && COMPOUND_SURNAMES.has(text.slice(at, at + 2))) return 2;
  return kind & (IS_FAMILY | IS_CAREFUL) ? 1 : 0;
}

function isGiven(text: string, at: number): boolean {
  return at < text.length && ((CLASS[text.charCodeAt(at)] as number) & IS_GIVEN) !== 0;
}

/** Whether the character behind the surname may begin a given name; behind a compound surname nearly every one may. */
function isGivenAfter(text: string, at: number, family: number): boolean {
  const next = at + family;
  return family === 2 ? isHan(text, next) && !'女子的是在和与有'.includes(text[next] as string) : isGiven(text, next);
}

/** The end of a name whose context makes it one; 0 for none. The long reading goes first. */
function nameEnd(text: string, at: number, family: number): number {
  const left = text.slice(Math.max(0, at - REACH), at);
  const isFree = at === 0 || !isHan(text, at - 1) || LEFT_WORDS.has(text[at - 1] as string);
  const isPersonLeft = at === 0 || !isHan(text, at - 1) || PERSON_LEFT.has(text[at - 1] as string);
  for (const given of [2, 1]) {
    const end = at + family + given;
    if (end > text.length || (given === 2 && !isGiven(text, end - 1)) || !isPlausible(text.slice(at, end))) continue;
    const right = text.slice(end, end + REACH);
    const isLong = family + given >= 3;
    if (!isLong && LONG_ONLY.has(text[at] as string)) continue;
    const asTitled = isFree && (isLong ? TITLE_RIGHT : SHORT_TITLE_RIGHT).test(right);
    if (asTitled && (isLong || !'大小中总支分'.includes(text[end - 1] as string))) return end;
    if (isFree && (isLong ? KIN_RIGHT : SHORT_KIN_RIGHT).test(right)) return end;
    if (isFree && isLong && COMPANY_RIGHT.test(right)) return end;
    if (isFree && isLong && SAYS_RIGHT.test(right)) return end;
    if (isLong && !LONG_ONLY.has(text[at] as string) && WITH_LEFT.test(left) && WITH_RIGHT.test(right)) return end;
    if (isLong && at > 0 && LAST_LEFT.test(left) && LAST_RIGHT.test(right)) return end;
    if (isLong && text[at - 1] === '我' && SEX_RIGHT.test(right)) return end;
    if (isPersonLeft && (NUMBER_RIGHT.test(right) || SEX_RIGHT.test(right))) return end;
    const isCrossed = CROSSED.has(text.slice(Math.max(0, at - 1), at + 1));
    if (
      !isCrossed &&
      (isLong ? OPEN_RIGHT : CLEAR_RIGHT).test(right) &&
      (ROLE_LEFT.test(left) || (isLong && SELF_LEFT.test(left)))
    )
      return end;
    if (CLEAR_RIGHT.test(right) && KIN_LEFT.test(left)) return end;
    if (isLong && PLACE_LEFT.test(left) && PLACE_RIGHT.test(right)) return end;
    const isWholeText = at === 0 && end === text.length;
    if (!isWholeText && SIGNATURE_RIGHT.test(right) && SIGNATURE_LEFT.test(left)) return end;
  }
  return 0;
}

/** The same for a surname that is a word too: two given characters, and both sides or a self-introduction. */
function carefulEnd(text: string, at: number): number {
  const end = at + 3;
  if (end > text.length || !isGiven(text, end - 1) || !isPlausible(text.slice(at, end))) return 0;
  const left = text.slice(Math.max(0, at - REACH), at);
  const right = text.slice(end, end + REACH);
  const isClear = CLEAR_RIGHT.test(right);
  if (isClear && SELF_LEFT.test(left)) return end;
  const isSeldom = SELDOM.has(text[at] as string);
  if (ROLE_LEFT.test(left) && (isSeldom || (NAMING.has(text[at] as string) && (isClear || KIN_ROLE_LEFT.test(left)))))
    return end;
  const isOpen = at === 0 || !isHan(text, at - 1);
  return isOpen && (SHORT_KIN_RIGHT.test(right) || SEX_RIGHT.test(right) || NUMBER_RIGHT.test(right)) ? end : 0;
}

const LIST_MARK = /^[、,\s]/;
const LIST_LEFT = new Set('的是和与有户民工');

/** The end of the name at `at` where it is one of a list: two names with a long one, or three; 0 for none. */
function listEnd(text: string, at: number, family: number): number {
  const first = listed(text, at, family);
  if (first === 0) return 0;
  const before = text[at - 1];
  if (before !== undefined && isHan(text, at - 1) && !LIST_LEFT.has(before)) return 0;
  const marked = markedLength(text, at);
  let names = marked > 0 ? 2 : 1;
  let longest = Math.max(first - at, marked);
  for (let next = first; LIST_MARK.test(text.slice(next, next + 1)) && names < 3; names++) {
    const length = familyLength(text, next + 1);
    const end = length === 0 ? 0 : listed(text, next + 1, length);
    if (end === 0) break;
    longest = Math.max(longest, end - next - 1);
    next = end;
  }
  return names >= 3 || (names === 2 && longest >= 3) ? first : 0;
}

/** Length of the name of a list that ends right before the mark in front of `at`; 0 for none. */
function markedLength(text: string, at: number): number {
  if (at < 3 || !LIST_MARK.test(text[at - 1] as string)) return 0;
  const isName = (length: number): boolean => {
    const start = at - 1 - length;
    const family = start >= 0 ? familyLength(text, start) : 0;
    return family > 0 && listed(text, start, family) === at - 1;
  };
  return [3, 4, 2].find(isName) ?? 0;
}

/** The end of a plausible name that ends at a mark; 0 for none. */
function listed(text: string, at: number, family: number): number {
  for (const given of LONG_ONLY.has(text[at] as string) ? [2] : [2, 1]) {
    const end = at + family + given;
    if (!isGivenAfter(text, at, family) || (given === 2 && !isGiven(text, end - 1))) continue;
    if (isPlausible(text.slice(at, end)) && LIST_RIGHT.test(text.slice(end, end + 4))) return end;
  }
  return 0;
}

function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
}

/** Names of places end so: 高桥镇, 马家沟. */
const PLACE_LAST = new Set('镇村县区市乡路街沟湾庄堡坪塬');

/** Words that are given names as well. */
const GIVEN_WORDS = new Set('桂花 荷花 梅花 金花 春花 海洋 长江 成才'.split(' '));

function isPlausible(name: string): boolean {
  if (
    PLACE_LAST.has(name.at(-1) as string) ||
    SHORT_WORDS.has(name) ||
    LONG_WORDS.has(name) ||
    TITLE_GIVEN.test(name.slice(1))
  )
    return false;
  return !NOT_A_NAME.has(name.slice(0, 2)) && (!NOT_A_NAME.has(name.slice(1)) || GIVEN_WORDS.has(name.slice(1)));
}

/**
 * Filter expressions for these names in front of the redactor: the contexts without look-around, never narrower. RE2
 * syntax over normalised characters, each small enough for RE2 to keep it as one automaton.
 */
const NAME_FILTER = `(?:[${FAMILY}${CAREFUL}][${GIVEN}]|(?:${[...COMPOUND_SURNAMES].join('|')}).)`;
export const PERSON_FILTERS = [
  `${NAME_FILTER}.?(?:说|讲|告诉|答复|回复|表示|答应|承诺|骂|打了|打人|的?(?:${KIN_BEHIND})|副?(?:${TITLES})|等(?:人|几|多|[0-9一二三四五六七八九十百两])|[,、\\s(]{0,2}[男女][,、\\s)。]|(?:敬上|谨上|谨呈|敬呈|叩首|拜上|叩拜|上)?[\\s,。.!]{0,8}(?:$|〔|[0-9]{4}\\s?[年./\\-]|二[〇零○]|(?:联系)?(?:电话|手机)|[0-9]{1,2}月))`,
  `(?:${ROLES}|${SELF}|[${PLACE_TAIL}]\\s{0,4}|(?:${KIN})[,、(:])${LINK}${NAME_FILTER}`,
  `[${GIVEN}][、,\\s]${NAME_FILTER}`,
  `[,、〕]\\s?${NAME_FILTER}.?[。.!]?\\s*$`
];

/** A role or a self-introduction before any surname that is no common word. */
export const ROLE_FILTER = `(?:${ROLES}|${SELF})${LINK}(?:[${FAMILY}]|${[...COMPOUND_SURNAMES].join('|')})`;
