import { dict } from '@node-rs/jieba/dict';
import { GIVEN_CHARACTERS } from './given-names.ts';
import type { RedactionSpan } from './kinds.ts';
import { NOT_A_NAME, PLACE_OR_BODY } from './name-stop-words.ts';
import { LONG_WORDS, SHORT_WORDS } from './words-like-names.ts';

/**
 * Names of three characters in letters that nothing announces (欠条是王建国打的): a surname that opens few words and two
 * characters of given names, where no cut through the name or its neighbours makes a dictionary word. Measured in
 * `pipelines/text/README.md`.
 */

/** Surnames that open few words, most frequent first. */
const SURNAMES =
  '王李张刘陈杨赵吴徐孙朱胡郭林何罗郑梁谢宋唐韩冯邓曹彭曾肖董袁潘蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付傅邹孟熊秦邱尹薛闫阎段雷侯史陶黎贺顾郝龚邵覃戴孔汤葛邢伍庞颜倪聂章鲁翟殷詹申欧耿焦俞柳祝尚舒阮柯纪童凌裴霍涂翁冉骆辛靳柴鲍喻祁蒲滕屈饶艾尤卓吉缪褚娄窦戚岑柏瞿佟臧闵苟邬卞姬仇栾隋刁寇郎甄仲虞敖巩佘迟邝鞠惠鄢谌粟冼蔺厉伊郜阚屠祖狄晁扈芮邸郗缑雒拓岳姬仵牛';
/** Characters that hardly end a given name and often a place or a firm. */
const NEVER_LAST = '镇路湖岗梁楼和至都名与地园区水里品江宫堂阳城洲湾家田桥岭坪沟所主级法方化文大';
/** Right behind the name these make it the name of a place, an organisation or a thing. */
const THING_RIGHT = PLACE_OR_BODY + '苑府小大中新公花国广酒工制费款金证案规度期率件产业类式牌茶药';
/** The name of a firm goes on with its trade or its form: 秦瑞祺化工有限公司. */
const FIRM_RIGHT =
  /^(?:\p{Script=Han}{0,6}(?:有限|公司|集团|合作社|事务所)|化工|家政|纺织|能源|矿业|建筑|建材|工程|实业|贸易|商贸|食品|机械|电子|科技|物流|餐饮|酒店|劳务|物业|服饰|医药|印刷|汽修|超市|诊所)/u;
const FAMILY = new Set(SURNAMES);
const LAST = new Set([...GIVEN_CHARACTERS].filter((character) => !NEVER_LAST.includes(character)));

/** A pair of given characters that is also a word this seldom may still be a given name (国安, 小军). */
const SELDOM = 60;

/** Words of two and three characters in jieba's dictionary that are no names, with their frequency. */
let words: Map<string, number> | undefined;

function dictionary(): Map<string, number> {
  if (words) return words;
  words = new Map();
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', frequency, tag = ''] = line.split(' ');
    if (word.length === 2 ? Number(frequency) >= 3 && !tag.startsWith('nr') : word.length === 3)
      words.set(word, Number(frequency));
  }
  return words;
}

/** In order, without overlap. */
export function likelyNames(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (let at = 0; at + 2 < text.length; at++) {
    if (!FAMILY.has(text[at]!) || !GIVEN_CHARACTERS.has(text[at + 1]!) || !LAST.has(text[at + 2]!)) continue;
    if (!standsAlone(text, at)) continue;
    spans.push({ start: at, end: at + 3, kind: 'name' });
    at += 2;
  }
  return spans;
}

function standsAlone(text: string, at: number): boolean {
  const name = text.slice(at, at + 3);
  const [before, after] = [text[at - 1] ?? ' ', text[at + 3] ?? ' '];
  if (
    THING_RIGHT.includes(after) ||
    FIRM_RIGHT.test(text.slice(at + 3, at + 13)) ||
    LONG_WORDS.has(name) ||
    SHORT_WORDS.has(name.slice(0, 2))
  )
    return false;
  if (NOT_A_NAME.has(name.slice(0, 2)) || NOT_A_NAME.has(name.slice(1))) return false;
  const known = dictionary();
  return !(
    known.has(name) ||
    known.has(name.slice(0, 2)) ||
    (known.get(name.slice(1)) ?? 0) > SELDOM ||
    known.has(before + name[0]!) ||
    known.has(name[2]! + after) ||
    known.has(name.slice(1) + after)
  );
}

/** For the filter in front of the redactor. */
export const LIKELY_NAME_FILTER = `[${SURNAMES}][${[...GIVEN_CHARACTERS].join('')}][${[...LAST].join('')}]`;
