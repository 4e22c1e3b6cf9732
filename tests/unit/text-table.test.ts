import { expect, it } from 'vitest';
import { textTable } from '#pipelines/commands/text-table.ts';

it('aligns Chinese and Latin cells, numbers to the right, and marks what is missing', () => {
  const lines = textTable(
    ['name', 'n'],
    [
      ['西安', 12],
      ['Xi', '3.50'],
      [null, null]
    ]
  ).split('\n');
  expect(lines).toEqual(['name     n', '────  ────', '西安    12', 'Xi    3.50', '∅        ∅']);
});

it('keeps one line a row: breaks become blanks and long values are cut', () => {
  const lines = textTable(['text'], [[`第一行\n第二行${'长'.repeat(80)}`]]).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^第一行 第二行长+…$/);
  expect(lines[2]!.length).toBeLessThan(40);
});

it('does not take codes with leading zeros for numbers', () => {
  expect(textTable(['code'], [['007'], ['12345']]).split('\n')[2]).toBe('007');
});

it('shows the header of an answer without rows', () => {
  expect(textTable(['a', '甲乙'], [])).toBe('a  甲乙\n─  ────');
});
