/** Everybody who ever acted, by the number that the other tables name. */
import type { AppDb } from './open.ts';
import { users } from './schema.ts';

/** Notes who acts; a name that changed is renewed. */
export async function knowUser({ db }: AppDb, user_id: string, user_name: string, now: Date): Promise<void> {
  await db
    .insert(users)
    .values({ user_id, user_name, created_at: now.toISOString() })
    .onConflictDoUpdate({ target: users.user_id, set: { user_name } });
}
