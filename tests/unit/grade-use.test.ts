import { describe, expect, it } from 'vitest';
import type { Account } from '#lib/app-db/accounts.ts';
import { gradeOfPath } from '#lib/domain/access/grade-access.ts';
import { GradeUse } from '../../src/routes/audit/grade-use.server.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const account = (id: string, roles: Account['roles'], off = false): Account => ({
  id,
  name: `${id} 的岗位`,
  username: id,
  roles,
  org_id: roles.includes('unit') ? '6101' : null,
  disabled_at: off ? '2026-11-01' : null,
  must_change: false,
  two_factor: false
});
const entry = (kind: string, user_id: string, detail: object, at = '2026-11-23T02:00:00Z') => ({
  entry_no: 1,
  at,
  user_id,
  user_name: `${user_id} 的岗位`,
  kind,
  detail: JSON.stringify(detail),
  previous_hash: '',
  hash: ''
});

describe('the grade of an address', () => {
  it('is that of the rows which it shows, for pages, their data and files', () => {
    const grades = [
      '/search',
      '/search/__data.json',
      '/issues/hi-1',
      '/search/records.xlsx',
      '/submissions/3/refused.xlsx'
    ];
    expect(grades.map(gradeOfPath)).toEqual(grades.map(() => 'sensitive'));
    expect(['/', '/gaps/export.csv', '/briefings/file/pdf', '/studies/new'].map(gradeOfPath)).toEqual([
      'internal',
      'internal',
      'internal',
      null
    ]);
    expect(['/help', '/audit', '/accounts', '/nowhere', '/search/x/y'].map(gradeOfPath)).toEqual(
      Array.from({ length: 5 }, () => null)
    );
  });
});

describe('who can see, who saw, who took along', () => {
  it('counts the last half year by person, those who may first, those who may not any more last', () => {
    const use = new GradeUse('sensitive', NOW);
    use.take(entry('read_rows', 'a', { path: '/search' }));
    use.take(entry('export', 'a', { path: '/search/records.csv', rows: 120 }));
    use.take(entry('export', 'a', { path: '/gaps/export.csv', rows: 7 }));
    use.take(entry('reveal', 'gone', { path: '/submissions/3', rows: 2 }));
    use.take(entry('read_rows', 'b', { path: '/search' }, '2026-01-01T00:00:00Z'));
    use.take(entry('sign_in', 'b', { address: '::1' }));
    const accounts = [
      account('a', ['researcher']),
      account('b', ['unit']),
      account('c', ['leader']),
      account('d', ['data_manager'], true)
    ];
    const rows = use
      .rows(accounts)
      .map((row) => [row.user_id, row.can, row.read_count, row.export_count, row.export_rows]);
    expect(rows).toEqual([
      ['a', '全省', 1, 1, 120],
      ['b', '本单位和下级', 0, 0, 0],
      ['gone', '', 0, 0, 0]
    ]);
  });
});
