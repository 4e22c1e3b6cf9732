/** Accounts as the office keeps them; passwords and sessions are better-auth's. */
import { and, asc, eq, gt, ne } from 'drizzle-orm';
import { InputError } from '#lib/domain/errors.ts';
import type { Role } from '#lib/domain/access/roles.ts';
import { authSessions, authTwoFactors, authUsers } from './account-schema.ts';
import type { AppDb } from './open.ts';

export interface Account {
  id: string;
  name: string;
  username: string;
  roles: Role[];
  org_id: string | null;
  disabled_at: string | null;
  must_change: boolean;
  two_factor: boolean;
}

const SHOWN = {
  id: authUsers.id,
  name: authUsers.name,
  username: authUsers.username,
  roles: authUsers.roles,
  org_id: authUsers.org_id,
  disabled_at: authUsers.disabled_at,
  must_change: authUsers.must_change,
  two_factor: authUsers.twoFactorEnabled
};

type Row = { [K in keyof typeof SHOWN]: (typeof SHOWN)[K]['_']['data'] | null };

const accountOf = (row: Row): Account => ({
  id: row.id!,
  name: row.name!,
  username: row.username ?? '',
  roles: row.roles ?? [],
  org_id: row.org_id,
  disabled_at: row.disabled_at,
  must_change: row.must_change ?? true,
  two_factor: row.two_factor ?? false
});

export async function listAccounts({ db }: AppDb): Promise<Account[]> {
  return (await db.select(SHOWN).from(authUsers).orderBy(asc(authUsers.username))).map(accountOf);
}

/** Null when there is none of this number. */
export async function accountById({ db }: AppDb, id: string): Promise<Account | null> {
  const [row] = await db.select(SHOWN).from(authUsers).where(eq(authUsers.id, id));
  return row ? accountOf(row) : null;
}

/** The account of a session that has not ended, and since when it runs; one look, made for every request. */
export async function accountOfSession(
  { db }: AppDb,
  token: string,
  now: Date
): Promise<{ account: Account; since: Date } | null> {
  const [row] = await db
    .select({ ...SHOWN, since: authSessions.createdAt })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .where(and(eq(authSessions.token, token), gt(authSessions.expiresAt, now)));
  return row ? { account: accountOf(row), since: row.since } : null;
}

/** Null when nobody has this name. */
export async function accountByName({ db }: AppDb, username: string): Promise<Account | null> {
  const [row] = await db.select(SHOWN).from(authUsers).where(eq(authUsers.username, username));
  return row ? accountOf(row) : null;
}

export type AccountChange = Partial<Pick<Account, 'roles' | 'org_id' | 'disabled_at' | 'must_change'>>;

/**
 * Changes an account. Roles and unit hold from the next request on; a disabled account loses its sessions.
 * @throws InputError where nobody would be left to keep accounts
 */
export async function changeAccount({ db }: AppDb, id: string, change: AccountChange): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(authUsers).set(change).where(eq(authUsers.id, id));
    const all = await tx.select({ roles: authUsers.roles, off: authUsers.disabled_at }).from(authUsers);
    if (!all.some(({ roles, off }) => off === null && roles.includes('administrator')))
      throw new InputError('INPUT_INVALID', '至少要有一个在用的系统管理员 — 账号 — 没有改动', '先给另一个账号这项职责');
    if (change.disabled_at) await tx.delete(authSessions).where(eq(authSessions.userId, id));
  });
}

/** Turns codes off for an account and ends its sessions. */
export async function dropAuthenticator(app: AppDb, userId: string): Promise<void> {
  await app.db.delete(authTwoFactors).where(eq(authTwoFactors.userId, userId));
  await app.db.update(authUsers).set({ twoFactorEnabled: false }).where(eq(authUsers.id, userId));
  await endSessions(app, userId);
}

/** Ends every session of an account, but for one where its token is given. */
export async function endSessions({ db }: AppDb, userId: string, but?: string): Promise<void> {
  const others = but === undefined ? undefined : ne(authSessions.token, but);
  await db.delete(authSessions).where(and(eq(authSessions.userId, userId), others));
}
