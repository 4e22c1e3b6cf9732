import { allMatches } from './all-matches.ts';

/** A number read from a text, with where it stands (offsets in the text given). */
export interface Quantity {
  value: number;
  start: number;
  end: number;
}

const CHINESE_DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9
};
const CHINESE_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads 三万五千六, 一百二十, 两千, 十五 or ASCII digits with commas; NaN when it is no number. */
export function readNumber(text: string): number {
  if (/^[\d,]+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastUnit = 0;
  for (const character of text) {
    if (character in CHINESE_DIGITS) {
      digit = CHINESE_DIGITS[character] as number;
      if (digit === 0) lastUnit = 0;
    } else if (character in CHINESE_UNITS) {
      lastUnit = CHINESE_UNITS[character] as number;
      section += (digit === 0 && section === 0 ? 1 : digit) * lastUnit;
      digit = 0;
    } else if (character === '万' || character === '亿') {
      lastUnit = character === '万' ? 10_000 : 100_000_000;
      total = (total + section + digit) * lastUnit;
      section = 0;
      digit = 0;
    } else return NaN;
  }
  // 三万五 = 35,000: a last digit without unit counts in tenths of the unit before it.
  return total + section + digit * (lastUnit >= 100 ? lastUnit / 10 : 1);
}

const NUMBER = '(?:\\d[\\d,]*(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万]*)';
const AMOUNT = new RegExp(
  `(${NUMBER})\\s?(?:余|多|来|几)?\\s?(亿|千万|百万|十万|万|千|百)?(?:余|多|来)?\\s?(元|块钱|块|圆|人民币|钱)`,
  'g'
);
const BARE_AMOUNT = new RegExp(
  `(${NUMBER})\\s?(?:余|多|来|几)?\\s?(亿|千万|百万|十万|万)(?:余|多)?(?=$|[^一-龥]|的?(?:工资|欠款|工程款|劳务费|赔偿|补偿|没|未|不|至今))`,
  'g'
);
const MULTIPLIER: Record<string, number> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 十万: 1e5, 万: 1e4, 千: 1e3, 百: 100 };
const OWED = /欠|拖|工资|薪|赔|补偿|劳务费|工程款|工钱|血汗钱|没发|未发|未付|没给|不给|不发|未结|讨|押金|克扣|扣/;
const TOTAL = /(?:共|合计|总计|累计|总共|一共|总额|总金额)[^，。；]{0,6}$/;
const RATE = /^(?:\/|每|一个月|一月|一天|一小时|每月)|^[\s]?(?:\/\s?(?:月|天|时|小时|人))/;
const PER_UNIT = /(?:每月|每天|每人|每小时|月薪|日薪|底薪|时薪|单价|标准|一个月|每单|人均)[^，。；]{0,6}$/;
const LARGEST = 1e11;

/**
 * The amount owed or claimed, in yuan, in a normalised text: a stated total first, else the largest amount in a clause
 * about owing. Rates (元/月) are no amount owed. Null when nothing is claimed.
 */
export function findAmount(text: string): Quantity | null {
  if (!/[元块圆万钱亿]/.test(text)) return null;
  let best: (Quantity & { rank: number }) | null = null;
  for (const pattern of [AMOUNT, BARE_AMOUNT]) {
    for (const match of allMatches(text, pattern)) {
      const value = readNumber(match[1] as string) * (MULTIPLIER[match[2] ?? ''] ?? 1);
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 24), match.index);
      if (!(value > 0) || value > LARGEST || RATE.test(text.slice(end, end + 6)) || PER_UNIT.test(before)) continue;
      const clause =
        before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1) +
        text.slice(end, end + 14).split(/[。\n]/, 1)[0];
      if (!OWED.test(clause)) continue;
      const rank = TOTAL.test(before) ? 1 : 0;
      if (!best || rank > best.rank || (rank === best.rank && value > best.value))
        best = { value: Math.round(value * 100) / 100, start: match.index, end, rank };
    }
  }
  return best && { value: best.value, start: best.start, end: best.end };
}

const PEOPLE = new RegExp(
  `(上|近|约)?(${NUMBER})\\s?(余|多|来|几)?\\s?(?:个|名|位|号)?\\s?(?:农民工|民工|工人|职工|员工|工友|骑手|司机|快递员|教师|老师|家长|师傅|兄弟|女工|退休|同事|劳动者|群众|人)(?!民币|次|均|大|家|口普|才|行道|工智|间|事|力资)`,
  'g'
);
const NOT_A_COUNT = /(?:第|几|数|每|仅|年满|满|\d[-/.:]|人均|负责人)$/;

/** How many people a normalised text says are concerned; the largest count named. 几十人 names none and gives null. */
export function findPeople(text: string): Quantity | null {
  if (!/[人工员友手机师长弟女休事者众]/.test(text)) return null;
  let best: Quantity | null = null;
  for (const match of allMatches(text, PEOPLE)) {
    const value = readNumber(match[2] as string);
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    if (!Number.isInteger(value) || value < 1 || value > 1_000_000 || NOT_A_COUNT.test(before)) continue;
    if (value < 2 && !/[名个位]/.test(match[0])) continue;
    if (!best || value > best.value) best = { value, start: match.index, end: match.index + match[0].length };
  }
  return best;
}
