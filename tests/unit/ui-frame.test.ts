import { describe, expect, it } from 'vitest';
import { withoutNumber, decideFigure } from '#lib/domain/suppression.ts';
import { cellText, nextSort, parseSort, sortRows, type TableColumn } from '#lib/ui/data-table.ts';
import { isCurrent, navigation, showsTexts } from '#lib/ui/navigation.ts';
import { scopeChildren, scopePath, searchScopes, type ScopeOption } from '#lib/domain/shell.ts';

const scopes: ScopeOption[] = [
  { org_id: '61', org_name: '陕西省总工会', org_kind: 'province', parent_org_id: null },
  { org_id: '6101', org_name: '西安市总工会', org_kind: 'city', parent_org_id: '61' },
  { org_id: '610104', org_name: '西安市莲湖区总工会', org_kind: 'county', parent_org_id: '6101' }
];

describe('scope', () => {
  it('knows the way up and what is below', () => {
    expect(scopePath(scopes, '610104').map((scope) => scope.org_id)).toEqual(['61', '6101', '610104']);
    expect(scopePath(scopes, null).map((scope) => scope.org_id)).toEqual(['61']);
    expect(scopePath(scopes, 'gone').map((scope) => scope.org_id)).toEqual(['61']);
    expect(scopeChildren(scopes, '61').map((scope) => scope.org_id)).toEqual(['6101']);
  });

  it('survives a circle in the organisation tree', () => {
    const circle = [{ ...scopes[1]!, parent_org_id: '610104' }, scopes[2]!];
    expect(scopePath(circle, '610104')).toHaveLength(2);
  });

  it('is found by parts of its name', () => {
    expect(searchScopes(scopes, '西安 莲湖').map((scope) => scope.org_id)).toEqual(['610104']);
    expect(searchScopes(scopes, '  ')).toEqual([]);
  });
});

describe('navigation', () => {
  it('marks one page as current', () => {
    const pages = navigation.flatMap((group) => group.pages);
    for (const path of ['/', '/coverage', '/coverage/610100', '/data']) {
      expect(pages.filter((page) => isCurrent(page, path))).toHaveLength(1);
    }
    expect(pages.filter((page) => isCurrent(page, '/database'))).toHaveLength(0);
  });
  it('knows the pages that have nothing to show of years with agreements alone', () => {
    expect(['/trends', '/issues/hi-1', '/enterprises/E1', '/negotiations', '/'].map(showsTexts)).toEqual([
      true,
      true,
      true,
      false,
      false
    ]);
  });
});

describe('table', () => {
  const columns: TableColumn[] = [
    { key: 'name', label: '名称' },
    { key: 'n', label: '件数', kind: 'figure' },
    { key: 'note', label: '备注', sortable: false }
  ];
  const count = (value: number) => decideFigure({ measure: 'count', of: 'records', count: value });
  const rows = [
    { name: '乙', n: count(2) },
    { name: '甲', n: withoutNumber('not_submitted') },
    { name: '丙', n: count(10) }
  ];

  it('keeps rows without a number last in both directions', () => {
    expect(sortRows(rows, { key: 'n', direction: 'desc' }).map((row) => row.name)).toEqual(['丙', '乙', '甲']);
    expect(sortRows(rows, { key: 'n', direction: 'asc' }).map((row) => row.name)).toEqual(['乙', '丙', '甲']);
  });

  it('reads the order from the URL and ignores what is not sortable', () => {
    expect(parseSort('-n', columns)).toEqual({ key: 'n', direction: 'desc' });
    expect(parseSort('note', columns)).toBeNull();
    expect(parseSort('nothing', columns)).toBeNull();
    expect(nextSort(columns[1]!, null)).toBe('-n');
    expect(nextSort(columns[1]!, { key: 'n', direction: 'desc' })).toBe('n');
    expect(nextSort(columns[0]!, null)).toBe('name');
  });

  it('shows words for missing figures and never a zero', () => {
    expect(cellText(withoutNumber('not_submitted'), columns[1]!)).toBe('未报送');
    expect(cellText(null, columns[1]!)).toBe('—');
    expect(cellText(0, { key: 'n', label: '', kind: 'integer' })).toBe('0');
    expect(cellText(0.125, { key: 'n', label: '', kind: 'percent' })).toBe('12.5%');
  });
});
