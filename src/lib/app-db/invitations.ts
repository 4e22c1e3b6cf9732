/** Invitations to make an account. A code serves once and in time; only its hash is kept. */
import { createHash } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Role } from '#lib/domain/access/roles.ts';
import { invitations } from './account-schema.ts';
import type { AppDb } from './open.ts';

export type Invitation = Omit<typeof invitations.$inferSelect, 'code_hash'>;

/** The account that an invitation describes. */
export interface Invited {
  username: string;
  name: string;
  roles: Role[];
  org_id: string | null;
}

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex');

/** @param expires when the code stops serving */
export async function addInvitation(
  { db, actingId }: AppDb,
  invited: Invited,
  code: string,
  { now, expires }: { now: Date; expires: Date }
): Promise<void> {
  await db
    .insert(invitations)
    .values({
      ...invited,
      code_hash: hashOf(code),
      invited_at: now.toISOString(),
      invited_by: actingId(),
      expires_at: expires.toISOString()
    });
}

/** All of them, the newest first. */
export async function listInvitations({ db }: AppDb): Promise<Invitation[]> {
  return db.select().from(invitations).orderBy(desc(invitations.invitation_id));
}

const stillOpen = (now: Date) =>
  and(isNull(invitations.used_at), isNull(invitations.withdrawn_at), gt(invitations.expires_at, now.toISOString()));

/** The invitation of a code that still serves; null for any other code. */
export async function openInvitation({ db }: AppDb, code: string, now: Date): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.code_hash, hashOf(code)), stillOpen(now)));
  return row ?? null;
}

/** Uses a code. False when it does not serve (any more): of two that use it at once, one gets it. */
export async function useInvitation({ db }: AppDb, code: string, now: Date): Promise<boolean> {
  const used = await db
    .update(invitations)
    .set({ used_at: now.toISOString() })
    .where(and(eq(invitations.code_hash, hashOf(code)), stillOpen(now)))
    .returning({ id: invitations.invitation_id });
  return used.length > 0;
}

/** Gives a code back whose account could not be made. */
export async function giveBackInvitation({ db }: AppDb, invitation_id: number): Promise<void> {
  await db.update(invitations).set({ used_at: null }).where(eq(invitations.invitation_id, invitation_id));
}

/** Withdraws an invitation. Null when it was used, withdrawn or is none. */
export async function withdrawInvitation({ db }: AppDb, invitation_id: number, now: Date): Promise<string | null> {
  const [row] = await db
    .update(invitations)
    .set({ withdrawn_at: now.toISOString() })
    .where(
      and(eq(invitations.invitation_id, invitation_id), isNull(invitations.used_at), isNull(invitations.withdrawn_at))
    )
    .returning({ username: invitations.username });
  return row?.username ?? null;
}
