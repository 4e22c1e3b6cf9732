/** Finds names of sites, companies, offices and places in a clause, also those that no dictionary lists. */
import type { TaggedWord } from '#lib/text/segment.ts';

/** Endings of companies and other employers. */
const COMPANY_END = new Set(
  '公司 有限公司 有限责任公司 股份有限公司 分公司 集团 厂 工厂 矿 煤矿 合作社 酒店 商行 事务所 药店 药业 银行 超市 商贸 劳务 财富'.split(
    ' '
  )
);

/** Endings of estates, building sites, schools and the like: somebody answers for what goes wrong there. */
const SITE_END = new Set(
  (
    '小区 花园 家园 公寓 大厦 广场 城 新城 苑 府 湾 园 公园 学校 中学 小学 幼儿园 医院 学院 大学 市场 商城 国际 项目 项目部 楼盘 工地 ' +
    '园区 工业园 物流园 产业园 安置区 安置楼 中心 车站 站 站点 港 寺 庙 店 楼 栋 标段'
  ).split(' ')
);

/** Endings of places and roads. */
const AREA_END = new Set(
  '区 县 市 省 州 镇 乡 村 街道 社区 路 大道 街 巷 河 江 山 岭 桥 大桥 塘 湖 组 号线 号 片区 开发区 新区 商圈'.split(
    ' '
  )
);

/** Dictionary words that end like a company or a site (医药公司, 第二中学). */
const WITHIN = /^(.+?)(?:(公司|集团|工厂|酒店|银行)|中学|小学|大学|学院|学校|医院|幼儿园|小区|市场|工地|广场|大厦)$/u;

/** 二中, 七小: a school by its number alone. */
const NUMBERED_SCHOOL = /^[一二三四五六七八九十]{1,2}[中小]$/u;
/** Said of a firm whose name stands in quotation marks: “湖海财富”涉嫌诈骗. */
const ACCUSED = new Set('涉嫌 诈骗 骗 骗取 跑路 失联 拖欠 倒闭 平台 公司'.split(' '));
const QUOTES: Readonly<Record<string, string>> = { '“': '”', '"': '"', '「': '」', '‘': '’' };
const LONGEST_QUOTED = 6;

/** Parts of speech that a name may consist of. */
const NAME_TAG = /^(?:n|a|b|m|j|x|eng|zg|q|g|s|t|f|l|i|k|h)/;
/** Proper names in jieba's dictionary. */
const PROPER_TAG = /^(?:ns|nz|nt|nr|nrt|nrfg)$/;
/** Single characters that stand before a name and are none of it; other single characters are parts of names. */
const PLAIN = new Set('在是有给被把让买要去来用做开到请盼求问住就'.split(''));
/** Words before an ending at most. */
const LONGEST = 4;

export type NameKind = 'company' | 'site' | 'area';

/** Words `from` up to `to` (exclusive) of a clause are a name. */
export interface NameSpan {
  kind: NameKind;
  from: number;
  to: number;
  text: string;
  /** The name without its ending: what two spellings of it share. */
  core: string;
}

/**
 * Names in the order of the clause: an ending with the name words before it, back to the first word of another kind.
 * @param isFormula words that stop a name (投诉, 请求)
 */
export function nameSpans(words: readonly TaggedWord[], isFormula: (word: string) => boolean): NameSpan[] {
  const spans: NameSpan[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const quoted = quotedName(words, at);
    if (quoted) {
      spans.push(quoted);
      at = quoted.to - 1;
      free = quoted.to;
      continue;
    }
    const ending = endingOf(words[at]!.word);
    if (!ending) continue;
    const { kind, head } = ending;
    let from = at;
    while (from > Math.max(free, at - LONGEST) && namesOn(words, from - 1, kind, isFormula)) from--;
    // 小区 alone names none.
    const before = words
      .slice(from, at)
      .map(({ word }) => word)
      .join('');
    const core = before + head;
    const last = spans.at(-1);
    if (last && last.to === from) {
      const end = last.to;
      last.to = at + 1;
      last.kind = kind === 'area' ? last.kind : kind;
      last.core = core === '' ? last.core + words[end - 1]!.word : core;
      last.text += before + words[at]!.word;
    } else if (core !== '') spans.push({ kind, from, to: at + 1, text: before + words[at]!.word, core });
    free = at + 1;
  }
  return spans;
}

/** A name in quotation marks of which something bad is said right behind. */
function quotedName(words: readonly TaggedWord[], from: number): NameSpan | null {
  const close = QUOTES[words[from]!.word];
  if (!close) return null;
  const to = words.findIndex(({ word }, i) => i > from && word === close);
  if (to < 0 || to - from > LONGEST_QUOTED || !ACCUSED.has(words[to + 1]?.word ?? '')) return null;
  const core = words
    .slice(from + 1, to)
    .map(({ word }) => word)
    .join('');
  return core === '' ? null : { kind: 'company', from, to: to + 1, text: core, core };
}

/** The kind of name that a word ends, and what of the word is name (医药 of 医药公司). */
function endingOf(word: string): { kind: NameKind; head: string } | null {
  const kind = COMPANY_END.has(word) ? 'company' : SITE_END.has(word) ? 'site' : AREA_END.has(word) ? 'area' : null;
  if (kind) return { kind, head: '' };
  if (NUMBERED_SCHOOL.test(word)) return { kind: 'site', head: word };
  const within = WITHIN.exec(word);
  return within ? { kind: within[2] ? 'company' : 'site', head: within[1]! } : null;
}

/** Whether the word at a position continues a name to its left. */
function namesOn(
  words: readonly TaggedWord[],
  at: number,
  kind: NameKind,
  isFormula: (word: string) => boolean
): boolean {
  const { word, tag } = words[at]!;
  if (word === '之') return true;
  if (isFormula(word) || !/[\p{L}\p{N}]/u.test(word)) return false;
  if (NAME_TAG.test(tag)) return true;
  // Companies bear any character (名未集团), other names no adverb and no pronoun.
  if (word.length === 1 && !PLAIN.has(word) && !(kind === 'company' ? /^[pcuye]/ : /^[pcudrye]/).test(tag)) return true;
  // 翰林安置楼: a verb within a name follows a proper name.
  return /^v/.test(tag) && at > 0 && PROPER_TAG.test(words[at - 1]!.tag);
}
