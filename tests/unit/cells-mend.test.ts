import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from '#pipelines/landing/cells/html-text.ts';
import { mendCell, mendText } from '#pipelines/landing/cells/mend.ts';

describe('cells as they were meant', () => {
  it.each([
    ['="007"', '007'],
    ["'007", '007'],
    ['=”007', '=”007'],
    ['\u200b甲厂\ufeff', '甲厂'],
    ['\u3000Ａ－１\u00a0', 'A-1'],
    ['&#37152;邑区', '鄠邑区'],
    ['甲&amp;乙公司', '甲&乙公司'],
    ['["甲厂","乙厂"]', '甲厂、乙厂'],
    ["['甲厂', '乙厂']", '甲厂、乙厂'],
    ['[暂定]甲厂', '[暂定]甲厂'],
    ["'甲'与'乙'", "'甲'与'乙'"]
  ])('%s', (cell, meant) => expect(mendCell(cell)).toBe(meant));

  it('line breaks of all kinds and blanks before them make no difference', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[甲乙丙a-z]{1,5}$/), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\r', ' \n', '\u3000\r\n', '<br>', '<br/>'),
        (lines, breakAs) => {
          expect(mendText(lines.join(breakAs))).toBe(lines.join('\n'));
        }
      )
    );
  });

  it('HTML becomes the text that a browser shows; what is no markup stays', () => {
    expect(
      htmlText(
        '<p class="a">欠薪&nbsp;3&times;2 月&mdash;&mdash;&ldquo;拖&rdquo;</p><!-- x --><div>电话138&#48;0</div>'
      )
    ).toBe('欠薪\u00a03×2 月——“拖”\n电话13800\n');
    expect(htmlText('工龄<3年>2年 A&B &unknown; a < b')).toBe('工龄<3年>2年 A&B &unknown; a < b');
    expect(htmlText('&amp;lt;b&amp;gt;&amp;#30002;')).toBe('甲');
  });
});
