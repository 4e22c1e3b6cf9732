/** 版头 and 版记 as each union set them; a union without a row has the settings of the environment. */
import { eq } from 'drizzle-orm';
import { briefingImprints } from './briefing-schema.ts';
import type { Actor } from './briefings.ts';
import type { AppDb } from './open.ts';

/** Set by the office of one union. */
export type KeptImprint = Omit<typeof briefingImprints.$inferSelect, 'org_id' | 'changed_at' | 'changed_by'>;

/** @param orgId null is the whole province */
export async function imprintOf({ db }: AppDb, orgId: string | null): Promise<KeptImprint | null> {
  const [row] = await db
    .select()
    .from(briefingImprints)
    .where(eq(briefingImprints.org_id, orgId ?? ''));
  if (!row) return null;
  const { org_id: _org, changed_at: _at, changed_by: _by, ...kept } = row;
  return kept;
}

export async function saveImprint(
  { db }: AppDb,
  orgId: string | null,
  imprint: KeptImprint,
  actor: Actor,
  now: Date
): Promise<void> {
  const kept = { ...imprint, changed_at: now.toISOString(), changed_by: actor.user_id };
  await db
    .insert(briefingImprints)
    .values({ org_id: orgId ?? '', ...kept })
    .onConflictDoUpdate({ target: briefingImprints.org_id, set: kept });
}
