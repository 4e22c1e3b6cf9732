import { allMatches } from '#lib/text/all-matches.ts';
import type { RedactionSpan } from './kinds.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';

/** Names that are no surname with given characters: a surname before a title (张厂长), and names with a point (阿里木·买买提). */

/**
 * Titles of people at work. Heads of places and public offices (市长, 局长, 书记) are addressed in most letters, stand for
 * the office and stay.
 */
const PLAIN_TITLES =
  '厂长|科长|处长|矿长|站长|队长|组长|班长|店长|园长|校长|院长|工长|村长|支书|主任|经理|老板|老板娘|会计|师傅|工头|主管|监理|老师|医生|大夫|护士|先生|女士|小姐|同志';
const TITLES = `${PLAIN_TITLES}|总(?=$|[\\s,.;:!?。、说让不没给来答找和的回叫在电手])`;
/** Right behind a title these make it another word: 高校长期, 主任务, 张总书记. */
const NO_TITLE = '期|久|远|年|途|效|达|办|室|部|务|理|监|是否|制|证|共|体|工|书|局|段|站|量|数|额|价';
/** Surnames that begin or end other words before a title (时任厂长, 国主任, 车间主任) need a mark or one of these before them. */
const STRONG =
  '王李张刘陈杨赵吴徐孙朱胡郭罗郑韩唐冯邓曹彭萧蔡潘蒋袁傅沈苏卢贾丁魏薛阎杜戴汪姜范姚谭廖邹熊陆郝崔邱秦侯邵孟雷尹黎贺赖龚';
const WORDS =
  '司公农任常成方高时全应向从由因都那强明解原相能支利公门游官和来查信管干包所就满后国计楼区步过边党年元者连单南农员候种于曾但老总副正前新大小各本该现级班间工位名某的之多主';
const FREE = '[的找和与跟向被由让给对叫是将把系问见到了局办室务里科部间司厂院校队站组会处]';
const FAMILY = [...SURNAMES].filter((surname) => !WORDS.includes(surname));
const OTHERS = FAMILY.filter((surname) => !STRONG.includes(surname)).join('');
const COMPOUND = [...COMPOUND_SURNAMES].join('|');
const TITLED = new RegExp(
  `(?:(?<![\\p{Script=Han}])|(?<=${FREE}))([${OTHERS}]|${COMPOUND})(?=(?:${TITLES})(?!${NO_TITLE}))` +
    `|(?<![${FAMILY.join('')}感致多答])([${STRONG}])(?=(?:${TITLES})(?!${NO_TITLE}))`,
  'gu'
);
/** Surnames behind 老 and 小, also those that are words elsewhere. */
const NICK = STRONG + '周高林黄何田';
const NICK_RIGHT = '[和、,。说也都可在被给是带去来打拿让叫把]|头[要拿说给来]|\\s{0,2}(?:[0-9〔]|$)';
/** 老张, 小王 among people; 康师傅 is a noodle. */
const NICKNAMED = new RegExp(`(?:(?<![\\p{Script=Han}])|(?<=[和跟找与头系叫]))[老小][${NICK}](?=${NICK_RIGHT})`, 'gu');
const BRAND = /康师傅/;
const MAY_BE_TITLED = new RegExp(`${PLAIN_TITLES}|总`);

/** Characters by which names of minorities are written in Chinese. */
const SOUNDS =
  '阿艾爱巴拜别比布卜达迪丁东杜多尔法古哈海罕汗赫伊依吉江加佳卡凯克库拉莱勒里力利丽莉列鲁伦罗洛马玛买麦曼美米木穆姆纳娜乃尼奴努帕派皮普其恰切热日肉瑞撒萨赛沙莎斯苏孙索塔泰坦提铁吐图托瓦外维乌西希夏肖谢辛雅亚叶英尤于玉吾孜扎再则兹祖逊甫凡明坎不次仁卓嘎央金杰平措旺堆才让益白格桑顿珠德朋毛南嘉松';
/** A name of a minority without a point, behind words that say that a name follows. */
const SOUNDED = new RegExp(
  `(?<=(?:我叫|名叫|我是|本人|姓名|联系人|反映人|申请人|投诉人|签名|代表|工人|工友|员工|同事|职工|村民|[回藏彝蒙尔克]族)[:是为\\s]{0,2})[${SOUNDS}琴高娃朝图特音巴]{3,8}(?=$|[\\s,.;:!?。、()〔的说反来女男在没受被也把去和给跟因])`,
  'gu'
);
const POINTED = new RegExp(`[${SOUNDS}]{2,8}[·•・.]\\s?[${SOUNDS}]{2,8}`, 'gu');

/** A surname right before a title; the title stays, since it says who acted. */
export function titledSurnames(text: string): RedactionSpan[] {
  if (!MAY_BE_TITLED.test(text)) return [];
  return spansOf(allMatches(text, TITLED)).filter(({ start }) => !BRAND.test(text.slice(start, start + 3)));
}

/** Names with a point in them, and 老张 among people. */
export function otherNames(text: string): RedactionSpan[] {
  return spansOf([...allMatches(text, POINTED), ...allMatches(text, NICKNAMED), ...allMatches(text, SOUNDED)]);
}

function spansOf(matches: readonly RegExpExecArray[]): RedactionSpan[] {
  return matches.map(({ index, 0: name }) => ({ start: index, end: index + name.length, kind: 'name' }));
}

/** The same for the filter in front of the redactor, wider and without look-around. */
export const SHORT_NAME_FILTER =
  `(?:[${FAMILY.join('')}]|${COMPOUND})(?:${PLAIN_TITLES}|总)|[老小][${NICK}](?:${NICK_RIGHT})` +
  `|[${SOUNDS}]{2}[·•・.]\\s?[${SOUNDS}]{2}|(?:我叫|名叫|我是|本人|姓名|[人友工事]|代表|村民|族)[:是为\\s]{0,2}[${SOUNDS}琴高娃朝图特音巴]{3}`;
