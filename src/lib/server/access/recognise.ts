/** Who asks. Without accounts a request comes from this machine: its user, or the chosen user of the demo. */
import type { Cookies } from '@sveltejs/kit';
import { demoUser, demoUserId, WHOLE_OFFICE } from '#lib/domain/access/demo-users.ts';
import { NOWHERE, type Visitor } from '#lib/domain/access/visitor.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import { settings } from '#lib/server/briefings.ts';
import { answerItself } from '#lib/server/query.ts';

/** Remembers the chosen user of the demo; it gives nothing where there are accounts. */
export const DEMO_COOKIE = 'zhisheng-demo-user';

export interface Loaded {
  is_demo: boolean;
  has_real: boolean;
}

/** The publication; null when nothing is. */
export async function publication(): Promise<Loaded | null> {
  return answerItself(async (ask) => (await ask('shell/publication', {}))[0] ?? null).catch((error: unknown) => {
    if (error instanceof ZhishengError && error.code === 'WAREHOUSE_MISSING') return null;
    throw error;
  });
}

/** True where everything that is shown is generated, so that its users need no password. */
export function isDemoOnly(loaded: Loaded | null): boolean {
  return loaded !== null && loaded.is_demo && !loaded.has_real;
}

/** The visitor of a machine without accounts. */
export async function localVisitor(cookies: Pick<Cookies, 'get'>): Promise<Visitor> {
  const chosen = cookies.get(DEMO_COOKIE);
  const user = chosen && isDemoOnly(await publication()) ? demoUser(chosen) : WHOLE_OFFICE;
  if (user.key === WHOLE_OFFICE.key)
    return { ...settings.actor, roles: user.roles, ...EVERYWHERE, known_as: chosen ? 'demo' : 'local' };
  const who = { user_id: demoUserId(user), user_name: user.user_name, roles: user.roles, known_as: 'demo' as const };
  return user.has_unit ? { ...who, ...(await unitOf(await demoUnit())) } : { ...who, ...EVERYWHERE };
}

const EVERYWHERE = { org_id: null, org_name: null, scope_path: '/' } as const;

/** Where a unit stands now: it may have moved, and what it may read moves with it. */
export async function unitOf(orgId: string | null): Promise<Pick<Visitor, 'org_id' | 'org_name' | 'scope_path'>> {
  if (orgId === null) return EVERYWHERE;
  const [org] = await answerItself((ask) => ask('shell/scope', { org_id: orgId })).catch((error: unknown) => {
    if (error instanceof ZhishengError && error.code === 'WAREHOUSE_MISSING') return [];
    throw error;
  });
  return { org_id: orgId, org_name: org?.org_name ?? null, scope_path: org?.org_path ?? NOWHERE };
}

/** The county union that the demo shows: the first of the list. */
async function demoUnit(): Promise<string> {
  const scopes = await answerItself((ask) => ask('shell/scopes', {}));
  return scopes.find((scope) => scope.org_kind === 'county')?.org_id ?? '';
}
