import { addDecimals, readChineseNumber } from './chinese-number.ts';

/** The types of a contract whose cells are one number. */
export type QuantityType = 'integer' | 'decimal' | 'yuan' | 'percent';

/** A number as decimal text, or the reason why the cell is not one (zh-CN; null when it is just no number). */
export type Reading = { value: string } | { reason: string | null };

/** ①, ½, 3²: NFKC would make digits of them, or glue them to others. */
const ODD_DIGITS =
  /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]/;

const NO_NUMBER: Reading = { reason: null };
const PREFIX = /^(?:人民币|RMB|CNY|大约|大概|合计|总计|共计|约|近|共|计|¥)[:：]?\s*/i;
const ABOUT = /(?:左右|上下)$/;
const MONEY = /(?:元人民币|人民币|元整|圆整|元正|圆正|块钱|RMB|CNY|元|圆|块)$/i;
const COUNT = /(?:人次|户次|[人件户家次份个名天位条批起封场])$/;
const NUMBER_SIGN = '[\\d.零〇○一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿点]';
const ONE_NUMBER = new RegExp(`^[+-]?${NUMBER_SIGN}+$`);
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/;
const VAGUE = /[余多来几数上超满]|以[上下内]|不[足到]|[<>≥≤]/;
const SEVERAL = /\d\s*[-~—–至到/;；、,和及 ]\s*\d/;

const REASONS = {
  phone: '像是电话号码，不是数量',
  id: '像是证件号码，不是数量',
  rounded: '科学计数法：末尾数字已丢失；请按数值格式重新导出',
  several: '一格里有多个数，或千分位不合规则，无法确定是哪个',
  vague: '不是确数',
  whole: '应为整数',
  money: '单位不是元，无法作为金额',
  count: '单位不是人数、件数一类，无法作为数量'
} as const;

/**
 * Reads a cell that is meant to be one number: thousands in groups of three, Chinese digits and units, a unit of
 * money or of counting where the type has one, 约 before it. Whatever could be two numbers, another unit or a
 * telephone number is refused with its reason, never glued. `(万元)` or `(亿元)` at the end is the unit of the column,
 * which counts unless the cell has its own.
 */
export function readQuantity(cell: string, type: QuantityType): Reading {
  if (ODD_DIGITS.test(cell)) return NO_NUMBER;
  const column = /\((万|亿)元\)$/.exec(cell);
  let text = (column ? cell.slice(0, column.index) : cell)
    .normalize('NFKC')
    .replace(/[−﹣]/g, '-')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    // 5 万, 100 万元: a blank before a unit parts nothing.
    .replace(
      /(?<=[\d零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟])\s+(?=[十百千万亿]*(?:[万亿]|元|圆|块)元?$)/,
      ''
    )
    .trim();
  const person = personalNumber(text);
  if (person) return { reason: person };
  if (/^[+-]?\d+(?:\.\d+)?E[+-]?\d+$/i.test(text)) return { reason: REASONS.rounded };
  while (PREFIX.test(text)) text = text.replace(PREFIX, '');
  text = text.replace(ABOUT, '').trim();
  switch (type) {
    case 'percent':
      return readPercent(text);
    case 'yuan':
      return readMoney(text, column?.[1] ?? '');
    case 'integer':
    case 'decimal':
      return readCount(text, type);
  }
}

function personalNumber(text: string): string | null {
  const digits = text.replace(/[\s-]|\.0+$/g, '');
  if (/^(?:\+?(?:00)?86)?1[3-9]\d{9}$/.test(digits) || /^0\d{2,3}-?[2-9]\d{6,7}$/.test(text)) return REASONS.phone;
  return /^[1-9]\d{16}[\dX]$/i.test(digits) ? REASONS.id : null;
}

function readCount(text: string, type: 'integer' | 'decimal'): Reading {
  const reading = readOne(text.replace(COUNT, '').trim());
  if ('reason' in reading) return /[元块圆¥%‰]/.test(text) ? { reason: REASONS.count } : reading;
  if (type === 'integer' && reading.value.includes('.')) return { reason: REASONS.whole };
  return reading;
}

function readMoney(text: string, columnUnit: string): Reading {
  const change =
    /^(.*[元圆块])零?([\d零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖])角(?:([\d零一壹二贰两三叁四肆五伍六陆七柒八捌九玖])分)?$/.exec(
      text
    );
  if (change) {
    const parts = [change[1]!.replace(MONEY, ''), change[2]!, change[3] ?? '0'].map(readOne);
    if (parts.some((part) => 'reason' in part)) return NO_NUMBER;
    const [whole, tenths, hundredths] = parts.map((part) => ('value' in part ? part.value : '0'));
    return { value: addDecimals(whole!, tenths!, hundredths!) };
  }
  const bare = text.replace(MONEY, '').trim();
  const hasUnit = bare !== text || /[万亿wk]$/i.test(bare);
  const reading = readOne(hasUnit || columnUnit === '' ? bare : `${bare}${columnUnit}`);
  if ('reason' in reading && reading.reason === null && /[人件户家次份个名天%‰美港欧]|USD|\$/i.test(text))
    return { reason: REASONS.money };
  return reading;
}

function readPercent(text: string): Reading {
  const parts = /^(百分之|千分之)(.+)$/.exec(text);
  if (parts) {
    const reading = readOne(parts[2]!);
    return 'value' in reading && parts[1] === '千分之' ? { value: addDecimals('0', reading.value, '0') } : reading;
  }
  const bare = text.replace(/(?:个?百分点|%|‰)$/, '').trim();
  const reading = readOne(bare);
  return 'value' in reading && text.endsWith('‰') ? tenth(reading.value) : reading;
}

function tenth(value: string): Reading {
  const isNegative = value.startsWith('-');
  const sum = addDecimals('0', value.replace(/^[+-]/, ''), '0');
  return { value: isNegative ? `-${sum}` : sum };
}

function readOne(text: string): Reading {
  if (PLAIN.test(text)) return { value: plainDecimal(text.replaceAll(',', '')) };
  const spelled = text.replace(/(?<=\d)[wW]/, '万').replace(/(?<=\d)[kK]/, '千');
  if (!ONE_NUMBER.test(spelled)) {
    if (SEVERAL.test(text)) return { reason: REASONS.several };
    return VAGUE.test(text) && /[\d一二三四五六七八九十百千万]/.test(text) ? { reason: REASONS.vague } : NO_NUMBER;
  }
  const sign = /^[+-]/.exec(spelled)?.[0] ?? '';
  const value = readChineseNumber(spelled.slice(sign.length));
  if (value === null)
    return /\d|[一二三四五六七八九].*[一二三四五六七八九]/.test(text) ? { reason: REASONS.several } : NO_NUMBER;
  return { value: sign === '-' ? `-${value}` : value };
}

/** Without sign +, leading dot and zeros at the end, so that a whole number looks like one. */
function plainDecimal(text: string): string {
  const [whole = '', fraction = ''] = text.replace('+', '').split('.');
  const tail = fraction.replace(/0+$/, '');
  return `${whole === '' || whole === '-' ? `${whole}0` : whole}${tail === '' ? '' : `.${tail}`}`;
}
