import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { authAccounts, authSessions, authUsers } from '#lib/app-db/account-schema.ts';
import { knowUser } from '#lib/app-db/users.ts';
import { ROLES, type Role } from '#lib/domain/access/roles.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

export interface Person {
  id: string;
  username: string;
  roles: Role[];
  /** Empty for the whole province. */
  org_id: string;
  cookie: string;
}

/** One person of each role; the county union has the given unit. */
export const onePersonOfEachRole = (org_id: string) =>
  ROLES.map((role) => ({
    username: `p.${role.replace('_', '')}`,
    roles: [role],
    org_id: role === 'unit' ? org_id : ''
  }));

/**
 * People who are signed in, written straight into `app.db`: signing in takes seconds of scrypt for each. The cookie is
 * signed with the key of the folder, which nobody outside has; the server must have made it.
 * @param password one for all of them, for tests that sign in
 */
export async function signedInPeople(
  folder: StateFolder,
  people: readonly Omit<Person, 'id' | 'cookie'>[],
  password?: string
): Promise<Map<string, Person>> {
  const hash = password === undefined ? null : await hashPassword(password);
  const secret = readFileSync(join(folder.keys, 'sessions.key'), 'utf8').trim();
  return withAppDb(folder, new Date(), async (app) => {
    const made = new Map<string, Person>();
    for (const { username, roles, org_id } of people) {
      const [id, token, now] = [randomUUID(), randomUUID(), new Date()];
      await app.db
        .insert(authUsers)
        .values({
          id,
          name: `${username} 的岗位`,
          email: `${username}@accounts.invalid`,
          emailVerified: true,
          createdAt: now,
          updatedAt: now,
          username,
          roles,
          org_id: org_id || null,
          must_change: false
        });
      const times = { createdAt: now, updatedAt: now };
      if (hash)
        await app.db
          .insert(authAccounts)
          .values({ id, accountId: id, providerId: 'credential', userId: id, password: hash, ...times });
      await knowUser(app, id, `${username} 的岗位`, now);
      const expiresAt = new Date(now.getTime() + 1_800_000);
      await app.db
        .insert(authSessions)
        .values({ id: randomUUID(), token, userId: id, createdAt: now, updatedAt: now, expiresAt });
      const signature = createHmac('sha256', secret).update(token).digest('base64');
      const cookie = `zhisheng.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
      made.set(username, { id, username, roles, org_id, cookie });
    }
    return made;
  });
}
