import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addInvitation,
  giveBackInvitation,
  openInvitation,
  useInvitation,
  withdrawInvitation
} from '#lib/app-db/invitations.ts';
import { openAppDb, type AppDb } from '#lib/app-db/open.ts';
import { noteFailure, secondsToWait } from '#lib/app-db/sign-in-failures.ts';

/** Accounts in `app.db`, while the clock jumps and several people act at once. */
let root: string;
let app: AppDb;
const NOW = new Date('2026-11-24T02:00:00Z');
const HOUR = 3_600_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'zhisheng-accounts-'));
  app = await openAppDb(join(root, 'app.db'), NOW);
});
afterEach(() => {
  app.client.close();
  rmSync(root, { recursive: true, force: true });
});

describe('waiting after failures', () => {
  const fail = async (times: number, at: Date) => {
    for (let i = 0; i < times; i++) await noteFailure(app, ['name:a'], at);
  };

  it('goes on when the clock is set back, and no longer than the failures ask for', async () => {
    await fail(6, later(365 * 24 * HOUR));
    expect(await secondsToWait(app, ['name:a'], NOW)).toBe(60);
    await noteFailure(app, ['name:a'], NOW);
    expect(await secondsToWait(app, ['name:a'], later(119_000))).toBe(1);
    expect(await secondsToWait(app, ['name:a'], later(121_000))).toBe(0);
  });

  it('keeps no row of names that were tried a day ago', async () => {
    for (let i = 0; i < 20; i++) await noteFailure(app, [`name:made-up-${i}`], NOW);
    await noteFailure(app, ['name:a'], later(25 * HOUR));
    const { rows } = await app.client.execute('select subject from sign_in_failures');
    expect(rows.map((row) => row.subject)).toEqual(['name:a']);
  });
});

describe('an invitation', () => {
  const INVITED = { username: 'zhang', name: '某岗位', roles: ['leader' as const], org_id: null };
  beforeEach(() => addInvitation(app, INVITED, 'the-code', { now: NOW, expires: later(24 * HOUR) }));

  it('serves whoever holds its code, once, also where two use it at once', async () => {
    expect(await openInvitation(app, 'another-code', NOW)).toBeNull();
    expect(await openInvitation(app, 'the-code', NOW)).toMatchObject(INVITED);
    const used = await Promise.all([useInvitation(app, 'the-code', NOW), useInvitation(app, 'the-code', NOW)]);
    expect(used.sort()).toEqual([false, true]);
    expect(await openInvitation(app, 'the-code', NOW)).toBeNull();
    await giveBackInvitation(app, 1);
    expect(await useInvitation(app, 'the-code', NOW)).toBe(true);
  });

  it('serves nobody after its time or once it is withdrawn, and a used one cannot be withdrawn', async () => {
    expect(await useInvitation(app, 'the-code', later(25 * HOUR))).toBe(false);
    expect(await withdrawInvitation(app, 1, NOW)).toBe('zhang');
    expect(await useInvitation(app, 'the-code', NOW)).toBe(false);
    await addInvitation(app, INVITED, 'second', { now: NOW, expires: later(HOUR) });
    await useInvitation(app, 'second', NOW);
    expect(await withdrawInvitation(app, 2, NOW)).toBeNull();
  });

  it('is kept without its code', async () => {
    const { rows } = await app.client.execute('select * from invitations');
    expect(JSON.stringify(rows)).not.toContain('the-code');
  });
});
