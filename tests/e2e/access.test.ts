import { createClient } from '@libsql/client';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLE_LABELS, type Role } from '#lib/domain/access/roles.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { onePersonOfEachRole, signedInPeople } from './people.ts';
import { serve, type Served } from './world.ts';

/**
 * The built dashboard with accounts on, tried as a careless user and as an attacker would: over HTTP only, as nobody
 * has anything else.
 */
const root = newRoot();
let folder: StateFolder;
let web: Served;

const FIRST_PASSWORD = /一次性密码：(\S+?)（/;
const PASSWORD = 'Chang-an2026.yes';
const people: Record<string, { cookie: string; roles: Role[]; org_id: string }> = {};

/** One request; a form is sent as its page would send it. */
async function ask(
  path: string,
  {
    cookie = '',
    form,
    headers = {}
  }: { cookie?: string; form?: Record<string, string | string[]>; headers?: object } = {}
) {
  const body = new URLSearchParams(
    Object.entries(form ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  );
  const response = await fetch(`${web.url}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { accept: 'text/html', cookie, ...(form ? { origin: web.url } : {}), ...headers },
    ...(form ? { body } : {})
  });
  return { status: response.status, to: response.headers.get('location'), text: await response.text(), response };
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ');

async function enter(username: string, password: string, headers = {}) {
  const { response, status, text } = await ask('/sign-in?/password', { form: { username, password }, headers });
  return { status, cookie: cookieOf(response), text };
}

/** Makes an account, signs in with its one-time password and sets another. */
async function person(key: string, roles: Role[], org_id = ''): Promise<void> {
  const made = await ask('/accounts?/make', {
    cookie: people.admin!.cookie,
    form: { username: key, name: `${key} 的岗位`, role: roles, org_id }
  });
  const given = /<code>([^<]{16})<\/code>/.exec(made.text)?.[1] ?? '';
  expect([made.status, /role="alert">([^<]*)/.exec(made.text)?.[1], given.length]).toEqual([200, undefined, 16]);
  people[key] = { cookie: await firstEntry(key, given), roles, org_id };
}

async function firstEntry(username: string, given: string): Promise<string> {
  const { cookie } = await enter(username, given.replaceAll('&amp;', '&'));
  expect((await ask('/help', { cookie })).to).toBe('/account');
  const changed = await ask('/account?/password', { cookie, form: { old: given, wanted: PASSWORD, again: PASSWORD } });
  expect(changed.text).toContain('密码已修改');
  return cookie;
}

beforeAll(async () => {
  ({ folder } = await demoState('pages', root));
  web = await serve(folder, { ACCOUNTS: 'on', KEY_DIR: folder.keys });
  people.admin = {
    cookie: await firstEntry('admin', FIRST_PASSWORD.exec(web.log())![1]!),
    roles: ['administrator'],
    org_id: ''
  };
  const others = onePersonOfEachRole('6101').filter(({ roles }) => !roles.includes('administrator'));
  for (const [username, one] of await signedInPeople(folder, others, PASSWORD)) people[username] = one;
}, 900_000);
afterAll(async () => {
  await web?.stop();
  removeRoot(root);
});

describe('who may what', () => {
  it('a monitor hears that the server lives and is ready, and nothing else, without signing in', async () => {
    expect([(await ask('/healthz')).text, (await ask('/readyz')).text]).toEqual(['ok\n', 'ready\n']);
  });

  it('a unit sees its own rows, whatever it asks for', async () => {
    const { cookie } = people['p.unit']!;
    const own = await ask('/', { cookie });
    expect(own.text.includes('西安市总工会')).toBe(true);
    expect((await ask('/coverage?scope=6103', { cookie })).status).toBe(400);
    const foreign = await ask('/coverage?region=610300', { cookie });
    expect([foreign.status, foreign.text.includes('不在西安市总工会的范围内')]).toEqual([400, true]);
    expect((await ask('/coverage?region=610102', { cookie })).status).toBe(200);
    expect((await ask('/gaps', { cookie })).text.includes('宝鸡市总工会')).toBe(false);
    const gap = /"\/gaps\/(G[^"?]+)/.exec(
      (await ask('/gaps?scope=6103', { cookie: people['p.leader']!.cookie })).text
    )![1]!;
    expect((await ask(`/gaps/${gap}`, { cookie: people['p.leader']!.cookie })).status).toBe(200);
    expect((await ask(`/gaps/${gap}`, { cookie })).status).toBe(404);
    const csv = await ask('/gaps/export.csv', { cookie });
    expect(csv.text.length).toBeGreaterThan(1000);
    expect(csv.text.includes('宝鸡')).toBe(false);
  });
});

describe('sessions', () => {
  it('a forged, changed or borrowed cookie opens nothing', async () => {
    const { cookie } = people['p.leader']!;
    const [name, value] = cookie.split('=') as [string, string];
    for (const bad of [
      `${name}=x`,
      `${name}=${value.slice(0, -4)}AAAA`,
      `${name}=${value.split('.')[0]}.x`,
      'zhisheng-demo-user=office'
    ])
      expect([bad.length, (await ask('/coverage', { cookie: bad })).to?.startsWith('/sign-in')]).toEqual([
        bad.length,
        true
      ]);
    const fixed = await enter('p.leader', PASSWORD, { cookie: `${name}=attacker-chosen.value` });
    expect(fixed.cookie).not.toContain('attacker-chosen');
  });

  it('after signing out the cookie is worth nothing, wherever it was kept', async () => {
    const { cookie } = await enter('p.editor', PASSWORD);
    expect((await ask('/coverage', { cookie })).status).toBe(200);
    await ask('/account?/sign_out', { cookie, form: {} });
    expect((await ask('/coverage', { cookie })).status).toBe(303);
  });

  it('a form from another site does nothing', async () => {
    const { cookie } = people.admin!;
    const sent = await ask('/accounts?/make', {
      cookie,
      form: { username: 'evil', name: 'x', role: 'administrator', org_id: '' },
      headers: { origin: 'https://evil.example' }
    });
    expect(sent.status).toBe(403);
    expect((await ask('/accounts', { cookie })).text).not.toContain('evil');
  });

  it('signing in leads to no other site', async () => {
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
      const { response } = await ask(`/sign-in?/password&next=${encodeURIComponent(next)}`, {
        form: { username: 'p.leader', password: PASSWORD }
      });
      expect([next, response.headers.get('location')]).toEqual([next, '/']);
    }
  });

  it('a moved account reads its new unit at once, a disabled one nothing', async () => {
    await person('mover', ['unit'], '6101');
    const { cookie } = people.mover!;
    expect((await ask('/gaps', { cookie })).text.includes('西安市总工会')).toBe(true);
    const id = /name="id" value="([^"]+)"/.exec(
      (await ask('/accounts', { cookie: people.admin!.cookie })).text.split('<td>mover</td>')[1]!
    )![1]!;
    await ask('/accounts?/change', { cookie: people.admin!.cookie, form: { id, role: 'unit', org_id: '6103' } });
    const moved = (await ask('/gaps', { cookie })).text;
    expect([moved.includes('宝鸡市总工会'), moved.includes('西安市总工会')]).toEqual([true, false]);
    await ask('/accounts?/disable', { cookie: people.admin!.cookie, form: { id } });
    expect((await ask('/gaps', { cookie })).status).toBe(303);
    expect((await enter('mover', PASSWORD)).status).toBe(400);
  });

  it('the last administrator stays', async () => {
    const page = (await ask('/accounts', { cookie: people.admin!.cookie })).text;
    const id = /name="id" value="([^"]+)"/.exec(page.split('<td>admin</td>')[1]!)![1]!;
    expect((await ask('/accounts?/disable', { cookie: people.admin!.cookie, form: { id } })).text).toContain(
      '至少要有一个'
    );
  });
});

describe('guessing', () => {
  it('waits grow, whatever address a client claims, and the right password waits too', async () => {
    await person('target', ['leader']);
    const tries = [];
    for (let i = 0; i < 8; i++)
      tries.push(
        (await enter('target', `Wrong-password-${i}`, { 'x-forwarded-for': `10.0.0.${i}` })).text.includes(
          '暂时不能登录'
        )
      );
    expect(tries.slice(0, 4)).toEqual([false, false, false, false]);
    expect(tries.at(-1)).toBe(true);
    expect((await enter('target', PASSWORD, { 'x-forwarded-for': '10.9.9.9' })).text).toContain('暂时不能登录');
    // The address waits as well: another name from here does not help a guesser.
    expect((await enter('somebody', 'x')).text).toContain('暂时不能登录');
  });

  it('tries at once are counted like tries one after another', async () => {
    const db = createClient({ url: pathToFileURL(folder.appDb).href });
    await db.execute('delete from sign_in_failures');
    db.close();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => enter('p.leader', `Wrong-password-${i}`)));
    expect(answers.filter(({ text }) => text.includes('账号或密码不对'))).toHaveLength(5);
    expect(answers.filter(({ text }) => text.includes('暂时不能登录'))).toHaveLength(7);
  });
});

describe('the audit log', () => {
  it('tells who read and exported what, and neither passwords nor texts', async () => {
    const { text } = await ask('/audit', { cookie: people['p.auditor']!.cookie });
    for (const kind of ['登录失败', '导出完成', '被拒绝的访问', '账号变更']) expect(text).toContain(kind);
    expect(text).toContain('没有被改动或删除');
    expect(text).not.toContain(PASSWORD);
    expect(web.log()).not.toContain(PASSWORD);
    expect(text).toContain(ROLE_LABELS.auditor);
  });

  it('cannot be changed, and a change behind its back is found by the command', async () => {
    const verify = () =>
      spawnSync(process.execPath, ['--import', 'tsx', join('pipelines', 'cli.ts'), 'audit', 'verify'], {
        env: { ...process.env, DATA_DIR: folder.root, KEY_DIR: folder.keys },
        encoding: 'utf8'
      });
    expect(verify().status).toBe(0);
    const db = createClient({ url: pathToFileURL(folder.appDb).href });
    await expect(db.execute("update audit_log set user_name = 'x' where entry_no = 3")).rejects.toThrow('append-only');
    await expect(db.execute('delete from audit_log where entry_no = 3')).rejects.toThrow('append-only');
    await db.execute('drop trigger audit_log_kept');
    await db.execute("update audit_log set user_name = 'x' where entry_no = 3");
    db.close();
    const found = verify();
    expect([found.status, found.stderr.includes('第 3 条')]).toEqual([1, true]);
  });
});
