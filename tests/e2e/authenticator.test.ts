import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSIONS_FILE, rotateKeyFile } from '#lib/state/key-file.server.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { join } from 'node:path';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { signedInPeople } from './people.ts';
import { serve, type Served } from './world.ts';

/** Codes of an authenticator over HTTP: each serves once, and they outlive a new key for sessions. */
const root = newRoot();
const PASSWORD = 'Chang-an2026.yes';
let folder: StateFolder;
let web: Served;
let cookie: string;

beforeAll(async () => {
  ({ folder } = await demoState('small', root));
  web = await serve(folder, { ACCOUNTS: 'on', KEY_DIR: folder.keys });
  const one = { username: 'coder', roles: ['leader' as const], org_id: '' };
  cookie = (await signedInPeople(folder, [one], PASSWORD)).get('coder')!.cookie;
}, 900_000);
afterAll(async () => {
  await web?.stop();
  removeRoot(root);
});

async function send(path: string, form: Record<string, string>, sent = cookie) {
  const response = await fetch(`${web.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', origin: web.url, cookie: sent },
    body: new URLSearchParams(form)
  });
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0]!);
  return { to: response.headers.get('location'), text: await response.text(), cookie: set.join('; ') };
}

/** RFC 6238 with the usual six digits and half minutes; `step` counts from now. */
function codeOf(secret: string, step: number): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'));
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)!
      .map((byte) => Number.parseInt(byte, 2))
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Signs in with the password and goes on with a code. */
async function enter(code: string) {
  const first = await send('/sign-in?/password', { username: 'coder', password: PASSWORD }, '');
  expect(first.to).toContain('step=code');
  return send('/sign-in?/code&step=code', { code }, first.cookie);
}

describe('a code of an authenticator', () => {
  it('serves once, and after a new key for sessions as before, while sessions end', async () => {
    const started = await send('/account?/authenticator', { password: PASSWORD });
    const secret = /<code>([A-Z2-7]+)<\/code>/.exec(started.text)![1]!;
    expect((await send('/account?/confirm', { code: codeOf(secret, -1) })).text).toContain('动态码已启用');
    const [now, next] = [codeOf(secret, 0), codeOf(secret, 1)];
    const entered = await enter(now);
    expect(entered.to).toBe('/');
    expect((await enter(now)).text).toContain('不对或已用过');

    await web.stop();
    rotateKeyFile(join(folder.keys, SESSIONS_FILE));
    web = await serve(folder, { ACCOUNTS: 'on', KEY_DIR: folder.keys });
    const kept = await fetch(`${web.url}/help`, { redirect: 'manual', headers: { cookie: entered.cookie } });
    expect(kept.headers.get('location')).toContain('/sign-in');
    expect((await enter(next)).to).toBe('/');
  });
});
