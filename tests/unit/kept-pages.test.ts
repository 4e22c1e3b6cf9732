import { describe, expect, it } from 'vitest';
import { WHOLE_OFFICE } from '#lib/domain/access/demo-users.ts';
import { ROUTES } from '#lib/domain/access/routes.ts';
import type { Visitor } from '#lib/domain/access/visitor.ts';
import { KeptPages } from '#lib/server/pages/kept-pages.ts';
import { isKept, pageKey, type StateNow } from '#lib/server/pages/page-key.ts';

const page = (bytes: number) => ({ headers: [], body: Buffer.alloc(bytes) });
const visitor: Visitor = {
  user_id: 'u1',
  user_name: '王主任',
  roles: WHOLE_OFFICE.roles,
  org_id: null,
  org_name: null,
  scope_path: '/',
  known_as: 'account'
};
const state: StateNow = { published: '1:2:3', published_at: '2026-11-24T02:00:00Z', app_stamp: 4, is_loading: false };
const address = 'http://127.0.0.1/coverage?indicator=A08';
const now = new Date('2026-11-24T03:00:00Z');

describe('kept pages', () => {
  it('stay within their bytes; the longest unused go first, and one large answer drives nobody out', () => {
    const pages = new KeptPages(80_000);
    for (const key of ['a', 'b', 'c']) pages.keep(key, page(8000));
    pages.get('a');
    for (const key of ['d', 'e', 'f', 'g', 'h', 'i']) pages.keep(key, page(8000));
    expect(pages.bytes).toBeLessThanOrEqual(80_000);
    expect(['a', 'b', 'c'].map((key) => pages.get(key) !== undefined)).toEqual([true, false, true]);
    pages.keep('large', page(20_000));
    expect(pages.get('large')).toBeUndefined();
    expect(pages.get('i')).toBeDefined();
  });

  it('are made by one of those who ask at once, and a failure blocks nobody', async () => {
    const pages = new KeptPages(80_000);
    let made = 0;
    const make = async () => {
      made++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (made === 2) throw new Error('failed');
      return 'made';
    };
    expect(await Promise.all([1, 2, 3].map(() => pages.alone('a', make)))).toEqual(['made', undefined, undefined]);
    const [first, second] = await Promise.allSettled([1, 2].map(() => pages.alone('a', make)));
    expect([first!.status, second!.status, made]).toEqual(['rejected', 'fulfilled', 2]);
    expect(await pages.alone('a', make)).toBe('made');
  });
});

describe('the key of a page', () => {
  const key = pageKey(visitor, address, state, now);

  it('is the same for the same visitor, state, day and address', () => {
    const later = new Date('2026-11-24T09:00:00Z');
    expect(pageKey({ ...visitor }, address, { ...state }, later)).toBe(key);
  });

  it('differs with everything that a page shows of its visitor', () => {
    const others: Partial<Visitor>[] = [
      { user_id: 'u2' },
      { user_name: '李主任' },
      { roles: ['leader'] },
      { org_id: '6101' },
      { org_name: '西安市总工会' },
      { scope_path: '/61/6101/' },
      { known_as: 'demo' }
    ];
    expect(others.map((other) => Object.keys(other)[0]).sort()).toEqual(Object.keys(visitor).sort());
    for (const other of others) expect(pageKey({ ...visitor, ...other }, address, state, now)).not.toBe(key);
  });

  it('differs with the data, what people wrote, a run under way, the day, and how old the data has become', () => {
    const others: Partial<StateNow>[] = [{ published: '1:2:4' }, { app_stamp: 5 }, { is_loading: true }];
    for (const other of others) expect(pageKey(visitor, address, { ...state, ...other }, now)).not.toBe(key);
    expect(pageKey(visitor, address, state, new Date('2026-11-24T16:00:00Z'))).not.toBe(key);
    // 36 hours after its publication, on the same day in Shanghai.
    const [before, after] = ['2026-11-25T13:59:00Z', '2026-11-25T14:01:00Z'].map((at) =>
      pageKey(visitor, address, state, new Date(at))
    );
    expect(before).not.toBe(after);
    expect(pageKey(visitor, `${address}&region=610800`, state, now)).not.toBe(key);
  });

  it('exists for no form, no file and no page of runs, submissions, accounts or the audit log', () => {
    for (const route of [
      '/audit',
      '/account',
      '/accounts',
      '/sign-in',
      '/submissions',
      '/data',
      '/briefings',
      '/label'
    ])
      expect([route, isKept('GET', route)]).toEqual([route, false]);
    for (const [route, { is_export }] of Object.entries(ROUTES)) {
      expect(isKept('POST', route)).toBe(false);
      if (is_export) expect([route, isKept('GET', route)]).toEqual([route, false]);
    }
    expect(isKept('GET', '/coverage')).toBe(true);
  });
});
