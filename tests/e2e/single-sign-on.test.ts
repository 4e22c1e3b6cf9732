import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccounts } from '#lib/app-db/accounts.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { startProvider, type Provider } from './identity-provider.ts';
import { signedInPeople, type Person } from './people.ts';
import { freePort, serve, type Served } from './world.ts';

/** Single sign-on against a provider on loopback, which is down when the dashboard starts. */
const root = newRoot();
const PASSWORD = 'Chang-an2026.yes';
let folder: StateFolder;
let web: Served;
let provider: Provider;
let people: Map<string, Person>;
let port: number;

beforeAll(async () => {
  ({ folder } = await demoState('small', root));
  port = await freePort();
  web = await serve(folder, {
    ACCOUNTS: 'on',
    KEY_DIR: folder.keys,
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    OIDC_CLIENT_ID: 'zhisheng',
    OIDC_NAME: '统一身份'
  });
  const named = ['leader.one', 'leader.two'].map((username) => ({ username, roles: ['leader' as const], org_id: '' }));
  people = await signedInPeople(folder, named, PASSWORD);
}, 900_000);
afterAll(async () => {
  await provider?.stop();
  await web?.stop();
  removeRoot(root);
});

class Browser {
  private readonly jar = new Map<string, string>();
  async get(address: string): Promise<{ status: number; to: string; text: string }> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = new URL(address, web.url);
    const own: Record<string, string> = url.origin === web.url ? { cookie } : {};
    const response = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html', ...own } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.jar.set(name!, value!);
    }
    return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() };
  }
  /** Follows the way to the provider and back; returns where it ends. */
  async enter(): Promise<string> {
    const out = await this.get('/sign-in/sso?next=%2Fgaps');
    if (!out.to.startsWith(`http://127.0.0.1:${port}/`)) return out.to;
    return (await this.get((await this.get(out.to)).to)).to;
  }
}

const logOf = () =>
  withAppDb(folder, new Date(), async (app) =>
    (await app.client.execute('select kind, user_name, detail from audit_log order by entry_no')).rows.map((row) =>
      JSON.stringify(row)
    )
  );

describe('single sign-on', () => {
  it('says that a provider is down, and passwords open the product meanwhile', async () => {
    const browser = new Browser();
    expect(await browser.enter()).toBe('/sign-in?sso=down');
    const page = (await browser.get('/sign-in?sso=down')).text;
    expect([page.includes('单点登录现在没有回应'), page.includes('用统一身份登录')]).toEqual([true, true]);
    const sent = await fetch(`${web.url}/sign-in?/password`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', origin: web.url },
      body: new URLSearchParams({ username: 'leader.one', password: PASSWORD })
    });
    expect(sent.headers.get('location')).toBe('/');
  });

  it('opens the account of that name once the provider is there, without a restart, and keeps no token', async () => {
    provider = await startProvider(port);
    provider.person = { sub: 's-1', preferred_username: 'leader.one' };
    const browser = new Browser();
    let to = await browser.enter();
    while (to === '/sign-in?sso=down') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      to = await browser.enter();
    }
    expect(to).toBe('/gaps');
    expect((await browser.get('/gaps')).status).toBe(200);
    expect((await logOf()).at(-1)).toContain('单点登录');
    const kept = await withAppDb(folder, new Date(), (app) =>
      app.client.execute("select access_token, refresh_token, id_token from auth_accounts where provider_id = 'sso'")
    );
    expect(kept.rows.map((row) => Object.values(row))).toEqual([[null, null, null]]);
  });

  it('makes no account, and opens none for a forged token, a strange answer or a disabled account', async () => {
    const count = () => withAppDb(folder, new Date(), async (app) => (await listAccounts(app)).length);
    const before = await count();
    provider.person = { sub: 's-2', preferred_username: 'somebody' };
    expect(await new Browser().enter()).toBe('/sign-in?sso=refused');
    provider.person = { sub: 's-3', preferred_username: 'leader.two' };
    provider.isForger = true;
    expect(await new Browser().enter()).toBe('/sign-in?sso=refused');
    provider.isForger = false;
    expect((await new Browser().get('/sign-in/sso/callback?code=x&state=y')).to).toBe('/sign-in?sso=refused');
    await withAppDb(folder, new Date(), (app) =>
      app.client.execute({
        sql: "update auth_users set disabled_at = '2026-11-01' where id = ?",
        args: [people.get('leader.two')!.id]
      })
    );
    const browser = new Browser();
    expect(await browser.enter()).toBe('/sign-in?sso=refused');
    expect((await browser.get('/gaps')).to).toContain('/sign-in');
    expect(await count()).toBe(before);
  });
});
