/** The words of a text that say what is wrong, without the names of places and companies and without formulas. */
import type { TaggedWord } from '#lib/text/segment.ts';
import { foldText } from './fold.ts';
import { nameSpans } from './names.ts';

/** Text read after the title: a letter says early what is wrong. */
const TEXT_CHARS = 400;
const TITLE_COUNT = 3;

/** Words of asking, urging and courtesy, and words that every letter has. */
const FORMULAS = new Set(
  (
    '加快 加大 加强 力度 进一步 优化 推进 提升 完善 刻不容缓 全覆盖 步伐 重视 关注 建议 希望 请求 恳请 强烈 反映 投诉 举报 咨询 询问 请问 质疑 ' +
    '关于 解决 处理 问题 情况 相关 有关 领导 政府 部门 您好 你好 尊敬 谢谢 感谢 百忙之中 群众 居民 业主 市民 百姓 老百姓 我们 你们 他们 自己 ' +
    '本人 大家 现在 目前 一直 多次 已经 没有 可以 能否 是否 为什么 怎么 怎么办 什么 什么时候 何时 哪里 如何 需要 应该 进行 存在 严重 非常 ' +
    '长期 影响 造成 附近 周边 旁边 旁 期间 时间 今年 去年 明年 今天 昨天 不知 知道 觉得 认为 由于 因为 所以 但是 而且 如果 真的 以及 具体 ' +
    '合理 不合理 违规 违法 非法 合法 涉嫌 要求 回复 答复 书记 市长 省长 县长 局长 厅长 西地省 全省 全市 工作 单位 地方 建设 规划 发展 管理 ' +
    '生活 人员 一个 这个 那个 这种 这样 通过 出现 发现 导致 无法 不能 不会 不是 就是 还是 只是 或者 时候 开始 国家 城市 中心城市 现代 现代化 创建 打造 推动 促进 引进 转型 升级 高质量 品质 行动 市委 省委 县委 市政府 省政府 县政府 政策 背景 大力 倡导 落后 人民 作为 片区 区域 方面'
  ).split(' ')
);

/** Nouns that letters of every kind have. */
const GENERIC = new Set(
  '职工 工人 员工 公司 项目 小区 学校 医院 幼儿园 中学 小学 市场 社区 街道 广场 公园 中心 园区'.split(' ')
);

/** Parts of speech in jieba's letters that say what is wrong; names (nr, ns, nt, nz) are none of them. */
const TELLING = /^(?:n|v|vn|vd|vi|vg|a|an|ad|l|i|j|b|ng|nrt|ag)$/;

export type Tagger = (text: string) => TaggedWord[];

const HAN = /^\p{Script=Han}{2,}$/u;

/** Counts of the telling words of a record; a word in the title counts three times. */
export function grievanceWords(title: string, text: string, tagged: Tagger): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (part: string, weight: number) => {
    for (const word of tellingWords(tagged(foldText(part)))) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  add(title.slice(0, TEXT_CHARS), TITLE_COUNT);
  add(text.slice(0, TEXT_CHARS), 1);
  return counts;
}

/** Words outside names that say what is wrong. */
function tellingWords(words: readonly TaggedWord[]): string[] {
  const isName = new Uint8Array(words.length);
  for (const { from, to } of nameSpans(words, isFormula)) isName.fill(1, from, to);
  return words.flatMap(({ word, tag }, at) =>
    isName[at] === 0 && HAN.test(word) && TELLING.test(tag) && !FORMULAS.has(word) && !GENERIC.has(word) ? [word] : []
  );
}

/** Whether a word only asks, urges or greets. */
export function isFormula(word: string): boolean {
  return FORMULAS.has(word);
}
