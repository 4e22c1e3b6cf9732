import { describe, expect, it } from 'vitest';
import { lintTable } from '#lib/server/export/lint-table.ts';

const table = (cell: string | number | null, key = 'assignee') => ({
  columns: [
    { key: 'gap_id', label: '编号' },
    { key, label: '交给' }
  ],
  rows: [
    { gap_id: '6222021234567890128', [key]: '基层工作部' },
    { gap_id: '13812345678', [key]: cell }
  ]
});

describe('a table that leaves', () => {
  it.each([
    ['请联系13812345678', '手机号'],
    ['身份证11010519491231002X', '证件号'],
    ['联系人：张三丰', '姓名'],
    ['１３８１２３４５６７８', '手机号'],
    ['来信 zhang.san@example.com', '邮箱']
  ])('is refused for %s, with row and kind and never the value', (cell, kind) => {
    expect(lintTable(table(cell))).toEqual([`第 2 行「交给」（${kind}）`]);
  });

  it('may hold codes of our own, numbers and marks of what was taken out', () => {
    for (const cell of ['〔手机号〕', '共 13812345 件', 13812345678, null, '西安市总工会'])
      expect(lintTable(table(cell))).toEqual([]);
    expect(lintTable(table('13812345678', 'record_id'))).toEqual([]);
  });
});
