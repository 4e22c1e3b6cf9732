import { describe, expect, it } from 'vitest';
import { waitAfter } from '#lib/domain/access/lockout.ts';
import { assertPassword } from '#lib/domain/access/password.ts';
import { assertSeparate } from '#lib/domain/briefing-flow.ts';
import { webDoor } from '#pipelines/web-door.ts';

describe('rules of accounts', () => {
  it('waits grow to an hour and ten thousand tries take more than a year', () => {
    expect([1, 4, 5, 6, 7, 50].map(waitAfter)).toEqual([0, 0, 30, 60, 120, 3600]);
    const seconds = Array.from({ length: 10_000 }, (_, i) => waitAfter(i + 1)).reduce((sum, one) => sum + one, 0);
    expect(seconds).toBeGreaterThan(365 * 86_400);
  });

  it('a password is long, mixed and not the name', () => {
    const isGood = (password: string) => {
      try {
        assertPassword(password, 'zhang');
        return true;
      } catch {
        return false;
      }
    };
    expect(['Chang-an2026.yes', 'aB3aB3aB3aB3'].map(isGood)).toEqual([true, true]);
    expect(['Short-1a', 'onlysmallletters', 'Zhang-2026-yes!', 'Aaaa-2026-11111'].map(isGood)).toEqual([
      false,
      false,
      false,
      false
    ]);
  });

  it('who wrote does not check, who checked does not sign, and others may', () => {
    const taken = [
      { step: 'edit' as const, user_id: 'a' },
      { step: 'check' as const, user_id: 'b' }
    ];
    expect(() => assertSeparate(taken, 'check', 'a')).toThrow('不能再由你核稿');
    expect(() => assertSeparate(taken, 'sign', 'b')).toThrow('不能再由你签发');
    expect(() => assertSeparate(taken, 'sign', 'c')).not.toThrow();
    expect(() => assertSeparate(taken, 'publish', 'a')).not.toThrow();
  });
});

describe('where the dashboard may be reached', () => {
  const at = (env: NodeJS.ProcessEnv, host: string, has_real: boolean) => {
    const { refusal, accounts } = webDoor(env, { host, port: '3000', has_real });
    return [refusal === null, accounts];
  };
  const TLS = { TLS_CERT: 'c', TLS_KEY: 'k', ORIGIN: 'https://zhisheng.example' };

  it('real data turns accounts on; without accounts it stays on this machine', () => {
    expect(at({}, '127.0.0.1', false)).toEqual([true, 'off']);
    expect(at({}, '127.0.0.1', true)).toEqual([true, 'on']);
    expect(at({ ACCOUNTS: 'off' }, '0.0.0.0', true)).toEqual([false, 'off']);
  });

  it('other addresses need TLS, of its own or of a configured proxy, and a public address', () => {
    expect(at({}, '0.0.0.0', true)).toEqual([false, 'on']);
    expect(at({ ...TLS, ORIGIN: '' }, '0.0.0.0', true)).toEqual([false, 'on']);
    expect(at({ BEHIND_PROXY: 'on', ORIGIN: 'http://zhisheng.example' }, '0.0.0.0', true)).toEqual([false, 'on']);
    expect(at(TLS, '0.0.0.0', true)).toEqual([true, 'on']);
    expect(at({ BEHIND_PROXY: 'on', ORIGIN: TLS.ORIGIN }, '0.0.0.0', true)).toEqual([true, 'on']);
  });
});
