import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantity, type QuantityType } from '#pipelines/landing/cells/quantity.ts';

const read = (cell: string, type: QuantityType): string | null => {
  const reading = readQuantity(cell, type);
  return 'value' in reading ? reading.value : reading.reason;
};

describe('one cell, one number', () => {
  it.each<[string, QuantityType, string]>([
    ['两万三千元', 'yuan', '23000'],
    ['2万5千', 'yuan', '25000'],
    ['三万五', 'yuan', '35000'],
    ['6 万', 'yuan', '60000'],
    ['80 万元', 'yuan', '800000'],
    ['2億3千萬元', 'yuan', '230000000'],
    ['陆佰元零伍角', 'yuan', '600.5'],
    ['三万零五', 'yuan', '30005'],
    ['二点五万元', 'yuan', '25000'],
    ['叁万肆仟伍佰元整', 'yuan', '34500'],
    ['捌佰元伍角贰分', 'yuan', '800.52'],
    ['4.5w', 'yuan', '45000'],
    ['1亿2千万', 'yuan', '120000000'],
    ['12万3456元', 'yuan', '123456'],
    ['¥ 1,234,567.50', 'yuan', '1234567.5'],
    ['2.5(万元)', 'yuan', '25000'],
    ['800元(万元)', 'yuan', '800'],
    ['约30', 'integer', '30'],
    ['一百零五人', 'integer', '105'],
    ['１，２００ 人', 'integer', '1200'],
    ['1.2万', 'integer', '12000'],
    ['30.0', 'integer', '30'],
    ['百分之六点五', 'percent', '6.5'],
    ['6.5个百分点', 'percent', '6.5'],
    ['-6.5％', 'percent', '-6.5'],
    ['5‰', 'percent', '0.5']
  ])('%s as %s is %s', (cell, type, value) => expect(read(cell, type)).toBe(value));

  it.each<[string, QuantityType, RegExp]>([
    ['800,2000', 'yuan', /多个数/],
    ['8.200,50', 'yuan', /多个数/],
    ['800、2000', 'yuan', /多个数/],
    ['30-50人', 'integer', /多个数/],
    ['12 34', 'integer', /多个数/],
    ['三五', 'integer', /多个数/],
    ['5万3万', 'yuan', /多个数/],
    ['30余人', 'integer', /不是确数/],
    ['十几', 'integer', /不是确数/],
    ['800元以上', 'yuan', /不是确数/],
    ['800人', 'yuan', /单位不是元/],
    ['800美元', 'yuan', /单位不是元/],
    ['800元', 'integer', /单位不是人数/],
    ['5%', 'integer', /单位不是人数/],
    ['13912345670', 'yuan', /电话/],
    ['13912345670.0', 'integer', /电话/],
    ['029-87654321', 'integer', /电话/],
    ['610102197001011234', 'yuan', /证件/],
    ['1.24E+11', 'yuan', /科学计数法/],
    ['30.5', 'integer', /应为整数/]
  ])('%s as %s is refused', (cell, type, why) => expect(read(cell, type)).toMatch(why));

  it.each(['①', '½', '12²', '⑫', '3₂'])('%s is no number, and glued to none', (cell) => {
    expect(read(cell, 'yuan')).toBeNull();
  });

  it('any amount in any of its forms is read back as itself', () => {
    const digits = '零一二三四五六七八九';
    const formal = '零壹贰叁肆伍陆柒捌玖';
    /** Reads as Chinese does, each section of four with its zeros. */
    const spell = (n: number, set: string, units: string[]): string => {
      if (n >= 10_000) {
        const rest = n % 10_000;
        const gap = rest > 0 && rest < 1000 ? set[0] : '';
        return `${spell(Math.floor(n / 10_000), set, units)}万${gap}${rest > 0 ? spell(rest, set, units) : ''}`;
      }
      let text = '';
      let isGap = false;
      for (const [power, unit] of [1000, 100, 10, 1].map((size, i): [number, string] => [size, units[i]!])) {
        const digit = Math.floor(n / power) % 10;
        if (digit === 0) isGap = text !== '';
        else {
          text += `${isGap ? set[0] : ''}${set[digit]}${unit}`;
          isGap = false;
        }
      }
      return text;
    };
    const form = fc.constantFrom<(n: number) => string>(
      (n) => `${n}`,
      (n) => `${n}元`,
      (n) => n.toLocaleString('en-US'),
      (n) => `¥${n.toLocaleString('en-US')}.00`,
      (n) => `${n / 10_000}万元`,
      (n) => `${n}.0`,
      (n) => `${spell(n, digits, ['千', '百', '十', ''])}元`,
      (n) => `人民币${spell(n, formal, ['仟', '佰', '拾', ''])}元整`,
      (n) => [...`${n}`].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), form, (n, write) => {
        expect(read(write(n), 'yuan')).toBe(`${n}`);
      })
    );
  });
});
