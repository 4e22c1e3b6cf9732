import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAY, WHOLE_ONLY, type Role } from '#lib/domain/access/roles.ts';
import { ROUTES, type Needed } from '#lib/domain/access/routes.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { onePersonOfEachRole, signedInPeople, type Person } from './people.ts';
import { serve, type Served } from './world.ts';

/**
 * Each role × each route × each form × each file of the one table, over HTTP on the built dashboard: every cell is
 * answered or refused as the table says. The requests come from the table, so that a new route is tried as well.
 */
const root = newRoot();
let folder: StateFolder;
let web: Served;
let people: Map<string, Person>;
/** Values of the parameters in the addresses, of the province and of a unit that is not the county union's. */
let ids: Record<string, string>;

const UNIT = '610103';
const UNIT_PATH = '/61/6101/610103/';
const OTHER_PATH = '/61/6110/';

type Form = Record<string, string>;

async function ask(
  path: string,
  { cookie = '', form, headers = {} }: { cookie?: string; form?: Form; headers?: Form } = {}
) {
  const response = await fetch(`${web.url}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { accept: 'text/html', cookie, ...(form ? { origin: web.url } : {}), ...headers },
    ...(form ? { body: new URLSearchParams(form) } : {})
  });
  const text = await response.text();
  return { status: response.status, to: response.headers.get('location') ?? '', text };
}

beforeAll(async () => {
  ({ folder } = await demoState('small', root));
  web = await serve(folder, { ACCOUNTS: 'on', KEY_DIR: folder.keys });
  people = await signedInPeople(folder, onePersonOfEachRole(UNIT));
  const duck = await openDuck(folder.warehouse, { spillDir: join(root, 'spill'), readOnly: true });
  const first = async (sql: string) => String(Object.values((await runSqlText(duck.connection, sql))[0]!)[0]);
  ids = {
    gap: await first(`select gap_id from marts.gaps where starts_with(org_path, '${OTHER_PATH}') order by 1`),
    id: await first(`select ent_id from marts.enterprises where starts_with(org_path, '${OTHER_PATH}') order by 1`),
    issue: await first(
      `select i.issue_id from marts.issues i where not exists (select 1 from marts.issue_volumes v
       where v.issue_id = i.issue_id and starts_with(v.org_path, '${UNIT_PATH}')) order by 1`
    ),
    study: await first(`select study_id from marts.registered_studies where org_id <> '${UNIT}' order by 1`),
    briefing: '1',
    submission: '1',
    record: 'petitions',
    relation: 'marts.volumes',
    run: 'none',
    format: 'csv',
    page: 'overview',
    kind: 'dispatch'
  };
  duck.connection.closeSync();
  duck.instance.closeSync();
}, 900_000);
afterAll(async () => {
  await web?.stop();
  removeRoot(root);
});

const addressOf = (route: string) => route.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(ids[name]!));

/** Every request that the table knows. A file is asked with a made-up condition: it is refused after the gate. */
const requests = () =>
  Object.entries(ROUTES).flatMap(([route, { read, forms, is_export }]) => [
    { route, needed: read, path: is_export ? `${addressOf(route)}?made_up=1` : addressOf(route) },
    ...Object.entries(forms ?? {})
      .filter(([name]) => name !== 'sign_out')
      .map(([name, needed]) => ({
        route: `${route} ${name}`,
        needed,
        path: `${addressOf(route)}${name === 'default' ? '' : `?/${name}`}`,
        form: {} as Form
      }))
  ]);

function isAllowed(needed: Needed, roles: readonly Role[], org_id: string): boolean {
  if (needed === 'public') return true;
  return MAY[needed].some((role) => roles.includes(role)) && (org_id === '' || !WHOLE_ONLY.includes(needed));
}

/** One word for an answer, so that a wrong cell names itself. */
function answerOf(route: string, { status, to }: { status: number; to: string }): string {
  if (status === 303 && to.startsWith('/sign-in')) return 'sign in';
  if (status === 403 || (route === '/' && status === 303)) return 'refused';
  return status < 500 ? 'answered' : `failed ${status}`;
}

describe('the table of routes, over HTTP', () => {
  it('answers nobody but on the public pages', async () => {
    for (const { route, needed, ...request } of requests()) {
      const { path, form } = { form: undefined, ...request };
      if (route.startsWith('/sign-in')) continue;
      const answer = answerOf(route, await ask(path, form ? { form } : {}));
      expect([route, answer]).toEqual([route, needed === 'public' ? 'answered' : 'sign in']);
    }
  });

  it('answers or refuses each role as it says', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const { username, cookie, roles, org_id } of people.values())
      for (const { route, needed, ...request } of requests()) {
        const { path, form } = { form: undefined, ...request };
        if (route.startsWith('/sign-in') || ['/healthz', '/readyz'].includes(route)) continue;
        const answer = answerOf(route, await ask(path, form ? { cookie, form } : { cookie }));
        cells += 1;
        const expected = isAllowed(needed, roles, org_id) ? 'answered' : 'refused';
        if (answer !== expected) wrong.push(`${username} ${route}: ${answer}, not ${expected}`);
      }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(1000);
  });
});

describe('what lies outside', () => {
  it('of the unit is not found by its number, to read or to write', async () => {
    const { cookie } = people.get('p.unit')!;
    const before = await stampOfDecisions();
    const found: string[] = [];
    for (const route of ['/gaps/[gap]', '/enterprises/[id]', '/issues/[issue]', '/studies/[study]']) {
      const forms = Object.keys(ROUTES[route]!.forms ?? {}).map((name) => `${addressOf(route)}?/${name}`);
      const answers = [
        await ask(addressOf(route), { cookie }),
        ...(await Promise.all(forms.map((path) => ask(path, { cookie, form: { note: 'x', assignee: 'x' } }))))
      ];
      for (const { status } of answers) if (status !== 404 && status !== 403) found.push(`${route} ${status}`);
    }
    for (const page of ['/', '/gaps', '/search', '/slides/overview.png', '/gaps/export.csv'])
      for (const scope of ['6110', '61', "6101' or 1=1"]) {
        const { status } = await ask(`${page}?scope=${encodeURIComponent(scope)}`, { cookie });
        if (status !== 400) found.push(`${page} ${scope} ${status}`);
      }
    expect(found).toEqual([]);
    expect(await stampOfDecisions()).toBe(before);
  });

  it('a body that is no form is refused, and figures of the process stay on this machine', async () => {
    const { cookie } = people.get('p.administrator')!;
    const sent = await ask('/accounts?/disable', { cookie, form: {}, headers: { 'content-type': 'text/plain' } });
    expect(sent.status).toBe(415);
    expect((await ask('/metrics')).status).toBe(200);
  });
});

describe('an invitation', () => {
  it('makes one account with the password of its owner, and is noted without its code', async () => {
    const { cookie } = people.get('p.administrator')!;
    const form = { username: 'invited', name: '信访岗', role: 'leader', org_id: '', days: '3' };
    const sent = await ask('/accounts?/invite', { cookie, form });
    const code = /invitation\?code=([\w-]{32})/.exec(sent.text)![1]!;
    expect((await ask(`/invitation?code=${code}`)).text).toContain('信访岗');
    const wanted = 'Chang-an2026.yes';
    const accept = (password: string) =>
      ask('/invitation?/accept', { form: { code, wanted: password, again: password } });
    expect((await accept('short')).text).toContain('密码太容易猜到');
    expect((await accept(wanted)).to).toBe('/sign-in');
    expect((await accept(wanted)).text).toContain('邀请无效');
    expect((await ask('/sign-in?/password', { form: { username: 'invited', password: wanted } })).to).toBe('/');
    const log = (await ask('/audit', { cookie: people.get('p.auditor')!.cookie })).text;
    expect([log.includes('接受邀请'), log.includes(code), log.includes(wanted)]).toEqual([true, false, false]);
  });
});

/** How often somebody decided something. */
async function stampOfDecisions(): Promise<number> {
  return withAppDb(folder, new Date(), (app) => app.stamp());
}
