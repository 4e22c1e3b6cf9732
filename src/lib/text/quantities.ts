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
/** Figures of cheques, and w as people type it, in everyday ones. */
const EVERYDAY: Record<string, string> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  w: '万'
};
const PIECE =
  /\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九]+点[零〇一二两三四五六七八九]+|[零〇一二两三四五六七八九十百千万亿]/g;

/** Reads 三万五千六, 两千, 2万5千, 一点五万, 壹万贰仟, 3.5w or ASCII digits with commas; NaN when it is no number. */
export function readNumber(given: string): number {
  const text = given.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟w]/g, (sign) => EVERYDAY[sign] ?? sign);
  const pieces = text.match(PIECE) ?? [];
  if (pieces.length === 0 || pieces.join('') !== text) return NaN;
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastUnit = 0;
  for (const piece of pieces) {
    if (piece in CHINESE_UNITS) {
      lastUnit = CHINESE_UNITS[piece] as number;
      section += (digit === 0 && section === 0 ? 1 : digit) * lastUnit;
      digit = 0;
    } else if (piece === '万' || piece === '亿') {
      lastUnit = piece === '万' ? 10_000 : 100_000_000;
      const part = section + digit;
      // 1亿2千万: what stands after 亿 is added to it.
      total = piece === '万' && total >= 100_000_000 ? total + part * lastUnit : (total + part) * lastUnit;
      section = 0;
      digit = 0;
    } else {
      digit = decimal(piece);
      if (digit === 0) lastUnit = 0;
    }
  }
  // 三万五 = 35,000: a last single digit without unit counts in tenths of the unit before it.
  const tenths = lastUnit >= 100 && digit < 10 && Number.isInteger(digit);
  return rounded(total + section + digit * (tenths ? lastUnit / 10 : 1));
}

/** 12,000.5, 三, 一点五 */
function decimal(piece: string): number {
  if (/^\d/.test(piece)) return Number(piece.replaceAll(',', ''));
  return Number(Array.from(piece, (sign) => (sign === '点' ? '.' : CHINESE_DIGITS[sign])).join(''));
}

/** Without the dust of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

const CHINESE = '零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟';
const NUMBER = `(?:\\d[\\d,]*(?:\\.\\d+)?(?:[万亿千百w](?:\\d+(?:\\.\\d+)?|[${CHINESE}]+)?)*|[${CHINESE}]+(?:点[${CHINESE}]+)?[${CHINESE}万亿]*)`;
const AMOUNT = new RegExp(
  `(${NUMBER})\\s?(?:余|多|来|几)?\\s?(亿|千万|百万|十万|万|千|百)?(?:余|多|来)?\\s?(元|块钱|块|圆|人民币|钱)`,
  'g'
);
const BARE_AMOUNT = new RegExp(
  `(${NUMBER})\\s?(?:余|多|来|几)?\\s?(亿|千万|百万|十万|万)?(?:余|多)?(?=$|[^一-龥a-z0-9]|的?(?:工资|欠款|工程款|劳务费|赔偿|补偿|没|还没|都没|未|还未|不|至今))`,
  'g'
);
/** A bare number is a sum only when it is told in 万 or 亿. */
const IN_LARGE_UNITS = /[万亿w]/;
const MULTIPLIER: Record<string, number> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 十万: 1e5, 万: 1e4, 千: 1e3, 百: 100 };
const OWED = /欠|拖|工资|薪|赔|补偿|劳务费|工程款|工钱|血汗钱|没发|未发|未付|没给|不给|不发|未结|讨|押金|克扣|扣/;
const TOTAL = /(?:共|合计|总计|累计|总共|一共|总额|总金额)[^，。；]{0,6}$/;
const RATE = /^(?:\/|每|一个月|一月|一天|一小时|每月)|^[\s]?(?:\/\s?(?:月|天|时|小时|人))/;
const PER_UNIT =
  /(?:每[月天人时亩户平吨方斤车次栋套株]|每小时|每平方米|月薪|日薪|底薪|时薪|单价|标准|一个月|每单|人均)[^，。；]{0,6}$/;
/** Debts of the writer, or prices, that nobody is asked for: 欠电费200元, 首付30万元. */
const OWN_DEBT = /(?:电费|水费|燃气费|暖气费|话费|物业费|首付|贷款|房贷|彩礼|按揭)[^，。,]{0,4}$/;
const LARGEST = 1e11;

/**
 * The amount owed or claimed, in yuan, in a normalised text: a stated total first, else the largest amount in a clause
 * about owing. Rates (元/月) are no amount owed. Null when nothing is claimed.
 */
export function findAmount(text: string): Quantity | null {
  if (!/[元块圆万钱亿]|\dw/.test(text)) return null;
  let best: (Quantity & { rank: number }) | null = null;
  for (const pattern of [AMOUNT, BARE_AMOUNT]) {
    for (const match of allMatches(text, pattern)) {
      if (pattern === BARE_AMOUNT && !IN_LARGE_UNITS.test(match[0])) continue;
      const value = readNumber(match[1] as string) * (MULTIPLIER[match[2] ?? ''] ?? 1);
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 24), match.index);
      if (
        !(value > 0) ||
        value > LARGEST ||
        RATE.test(text.slice(end, end + 6)) ||
        PER_UNIT.test(before) ||
        OWN_DEBT.test(before)
      )
        continue;
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
  `(上|近|约)?(${NUMBER})\\s?(余|多|来|几)?\\s?(?:个|名|位|号)?\\s?(?:农民工|民工|工人|职工|员工|工友|骑手|司机|快递员|教师|老师|家长|师傅|兄弟|女工|退休|同事|劳动者|群众|人)(?!民币|次|均|大|家|口普|才|行道|工智|间|事|力资|\\s?/)`,
  'g'
);
/** 一个人在家 counts nobody; 一名工人受伤 does. */
const ALONE = /[个位]\s?人$/;
/** 0501司机 is the number of a car. */
const PLATE = /^0/;
const NOT_A_COUNT = /(?:第|几|数|每|仅|年满|满|\d[-/.:]|人均|负责人)$/;

/** How many people a normalised text says are concerned; the largest count named. 几十人 names none and gives null. */
export function findPeople(text: string): Quantity | null {
  if (!/[人工员友手机师长弟女休事者众]/.test(text)) return null;
  let best: Quantity | null = null;
  for (const match of allMatches(text, PEOPLE)) {
    const value = readNumber(match[2] as string);
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    if (!Number.isInteger(value) || value < 1 || value > 1_000_000 || NOT_A_COUNT.test(before)) continue;
    if (value < 2 && (!/[名个位]/.test(match[0]) || ALONE.test(match[0]))) continue;
    if (PLATE.test(match[2] as string)) continue;
    if (!best || value > best.value) best = { value, start: match.index, end: match.index + match[0].length };
  }
  return best;
}
