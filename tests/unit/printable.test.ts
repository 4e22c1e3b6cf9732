import { describe, expect, it } from 'vitest';
import { escapeXml } from '#lib/domain/xml.ts';
import { csvLine } from '#lib/charts/table.ts';
import { printable, printableValue } from '#lib/domain/printable.ts';
import { mendCell, mendText } from '#pipelines/landing/cells/mend.ts';

describe('text of strangers', () => {
  it('keeps every sign that XML, pages and papers can hold', () => {
    const plain = '拖欠工资\t三个月\n𠮷 👷 é 《》“”';
    expect(printable(plain)).toBe(plain);
  });

  it.each([
    ...Array(0xa0).keys(),
    0x2028,
    0x2029,
    0x202a,
    0x202e,
    0x2066,
    0x2069,
    0xfeff,
    0xfffe,
    0xffff,
    0xd800,
    0xdfff
  ])('U+%s leaves nothing that XML forbids and nothing that turns text around', (code) => {
    const shown = printable(`社会保险${String.fromCharCode(code)}与公积金`);
    expect(escapeXml(shown)).toBe(escapeXml(shown).replace(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]/g, ''));
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('a soft line break is a line break in a text and a blank in a name', () => {
    expect(printable('甲\u000b乙\r\n丙\u2028丁')).toBe('甲\n乙\n丙\n丁');
    expect(mendText('甲\u000b乙\u0085丙')).toBe('甲\n乙\n丙');
    expect(mendCell('社会保险\u000b与公积金')).toBe('社会保险 与公积金');
    expect(mendCell('\u202e社会\u0001保险\u2069')).toBe('社会保险');
  });

  it('reaches lists and structures, and leaves sound values as they are', () => {
    const sound = { names: ['甲', '乙'], part: { count: 3, note: null } };
    expect(printableValue(sound)).toBe(sound);
    expect(printableValue({ names: ['甲\u000b', 1], part: { note: '\u0001乙' } })).toEqual({
      names: ['甲\n', 1],
      part: { note: '乙' }
    });
  });

  it.each(['=1+1', '＝1+1', '＋A1', '－A1', '＠SUM(A1)', ' =1', '\u200b=1', '\u3000＝1', '\t=1', '@x', '-x', '+x'])(
    'is no formula in a spreadsheet: %j',
    (text) => {
      expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
    }
  );

  it('numbers and ordinary words stay as they are in CSV', () => {
    expect(csvLine([-5, '工资-加班', '3+1'])).toBe('-5,工资-加班,3+1\r\n');
  });
});
