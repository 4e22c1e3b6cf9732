import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_USERS, demoUser } from '#lib/domain/access/demo-users.ts';
import { MAY, mayDo, ROLES, WHOLE_ONLY, type Action, type Role } from '#lib/domain/access/roles.ts';
import { formOf, neededFor, ROUTES } from '#lib/domain/access/routes.ts';
import { NOWHERE, type Visitor } from '#lib/domain/access/visitor.ts';
import { decide } from '#lib/server/access/gate.ts';
import { filesOf } from '../architecture/tree.ts';

const visitor = (roles: readonly Role[], scope_path = '/'): Visitor => ({
  user_id: 'u',
  user_name: '某人',
  roles,
  org_id: scope_path === '/' ? null : 'x',
  org_name: null,
  scope_path,
  known_as: 'account'
});
const read = (route_id: string) => ({ route_id, method: 'GET', params: new URLSearchParams() });
const write = (route_id: string, form: string) => ({
  route_id,
  method: 'POST',
  params: new URLSearchParams(form === 'default' ? '' : `/${form}=`)
});

/** Routes by their folder, with the names of their forms as the files declare them. */
const folders = filesOf('src/routes', '+page.svelte', '+server.ts', '+page.server.ts').map((path) => ({
  path,
  id: path.replace(/^src\/routes/, '').replace(/\/\+[a-z.]+$/, '') || '/'
}));

describe('the table of routes', () => {
  it('names each route of the product and no other', () => {
    expect(Object.keys(ROUTES).sort()).toEqual([...new Set(folders.map(({ id }) => id))].sort());
  });

  it('names each form of each page and no other', () => {
    for (const { path, id } of folders.filter((at) => at.path.endsWith('+page.server.ts'))) {
      const text = readFileSync(path, 'utf8');
      const actions = /export const actions: Actions = \{\n([\s\S]*?)\n\};/.exec(text)?.[1] ?? '';
      const declared = [...actions.matchAll(/^ {2}(\w+)(?=[:(,])/gm)].map((match) => match[1]!);
      expect([id, ...Object.keys(ROUTES[id]?.forms ?? {}).sort()]).toEqual([id, ...declared.sort()]);
    }
  });

  it('decides each role × each route × each form as the role may', () => {
    for (const role of ROLES)
      for (const scope of ['/', '/61/6101/', NOWHERE])
        for (const [id, rule] of Object.entries(ROUTES)) {
          const who = visitor([role], scope);
          const expected = (action: Action | 'public') =>
            action === 'public' || (MAY[action].includes(role) && (scope === '/' || !WHOLE_ONLY.includes(action)))
              ? 'answer'
              : 'refuse';
          expect([role, id, decide(read(id), who)]).toEqual([role, id, expected(rule.read)]);
          for (const [form, needed] of Object.entries(rule.forms ?? {}))
            expect([role, id, form, decide(write(id, form), who)]).toEqual([role, id, form, expected(needed)]);
        }
  });

  it('refuses what is not in it, and everything but the public pages to nobody', () => {
    const all = visitor(ROLES);
    expect(decide(read('/made-up'), all)).toBe('refuse');
    expect(decide(write('/gaps/[gap]', 'made-up'), all)).toBe('refuse');
    expect(decide({ route_id: '/coverage', method: 'DELETE', params: new URLSearchParams() }, all)).toBe('refuse');
    for (const [id, rule] of Object.entries(ROUTES))
      expect([id, decide(read(id), null)]).toEqual([id, rule.read === 'public' ? 'answer' : 'sign_in']);
  });

  it('reads the form as Kit does: the first parameter with a slash', () => {
    expect(formOf('POST', new URLSearchParams('scope=61&/done&/assign'))).toBe('done');
    expect(formOf('POST', new URLSearchParams('%2Fassign=1'))).toBe('assign');
    expect(formOf('POST', new URLSearchParams('scope=61'))).toBe('default');
    expect(formOf('GET', new URLSearchParams('/assign'))).toBeNull();
    expect(neededFor('/gaps/[gap]', 'constructor')).toBeNull();
    expect(neededFor('constructor', null)).toBeNull();
  });
});

describe('roles', () => {
  it('the auditor and the system administrator read no data, and nobody else keeps accounts or reads the log', () => {
    const data: Action[] = [
      'look',
      'read_rows',
      'export_tables',
      'export_rows',
      'read_briefings',
      'manage_data',
      'submit'
    ];
    for (const action of data)
      expect([action, MAY[action].includes('auditor'), MAY[action].includes('administrator')]).toEqual([
        action,
        false,
        false
      ]);
    expect(MAY.audit).toEqual(['auditor']);
    expect(MAY.accounts).toEqual(['administrator']);
  });

  it('an account with a unit of its own takes no action over the whole province', () => {
    for (const action of WHOLE_ONLY) expect(mayDo({ roles: ROLES, is_whole: false }, action)).toBe(false);
  });

  it('the demo has one ready user for each role, and a cookie makes nobody else', () => {
    for (const role of ROLES) expect(DEMO_USERS.filter((user) => user.roles.join() === role)).toHaveLength(1);
    expect(demoUser('__proto__').key).toBe('office');
    expect(demoUser(undefined).roles).not.toContain('administrator');
  });
});
