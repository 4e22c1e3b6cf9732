/**
 * The unit in which a number is counted: money that `yuan` fields accept (in 元, 万元 or 亿元), pieces or people one by one, days,
 * percent, or `foreign`, a unit in which no field is kept: reading such a column would be wrong by its factor.
 */
export type UnitWord = 'yuan' | 'wan' | 'yi' | 'count' | 'day' | 'percent' | 'foreign';

const SCALE = '(?:[十百千万亿]{1,3}|[kwm])';
const COUNTER = '(?:人次|户次|人|户|家|件|个|名|次|份|位|条|篇|批|起|场|人\\/次)';
const YUAN = '(?:元人民币|人民币元|元|块|圆)';
const KINDS: readonly [UnitWord, RegExp][] = [
  ['yuan', new RegExp(`^${YUAN}$|^(?:人民币|rmb|cny)$`)],
  ['wan', new RegExp(`^[万w](?:${YUAN})?$`)],
  ['yi', new RegExp(`^亿(?:${YUAN})?$`)],
  ['count', new RegExp(`^${COUNTER}$`)],
  ['day', /^(?:天|日|人天|工作日)$/],
  ['percent', /^(?:%|百分比|百分数|百分点|个百分点)$/],
  [
    'foreign',
    new RegExp(
      `^${SCALE}(?:${YUAN}|${COUNTER}|美元|港元|欧元|日元)?$|^(?:角|分|美元|港元|港币|欧元|日元|英镑|usd|hkd|eur|jpy|[$€£])$|` +
        '^(?:‰|千分[比点数]|小时|时|分钟|课时|周|星期|半天|双|吨|亩|平方米|公里)$|^元\\/(?:日|天|小时|时|工|班|件)$'
    )
  ]
];
/** 万元/年, 元/人: the money in it is counted alike; a wage by the day or hour is another figure than one by the month. */
const RATE = /\/(?:年|月|人|户|家)$/;
const CURRENCY = /^(?:人民币|rmb|cny|￥|¥)[:/]?(?=.)/;

/**
 * The unit that a note in brackets or behind a header names: （万元）, （单位：人）, (元/月). Null when it names none. A list
 * that begins with a unit names that: （元，没有填0）.
 */
export function unitWord(note: string): UnitWord | null {
  const word = note
    .toLowerCase()
    .replace(/^(?:计量)?单位[:为]?/, '')
    .split(/[,;，；]/)[0]!
    .replace(CURRENCY, '')
    .replace(RATE, '');
  return KINDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}
