/** Failures to sign in, counted for each name and each address, kept over restarts. */
import { eq } from 'drizzle-orm';
import { FORGOTTEN_AFTER_MS, waitAfter } from '#lib/domain/access/lockout.ts';
import { signInFailures } from './account-schema.ts';
import type { AppDb } from './open.ts';

/** Seconds that the longest-waiting of the subjects still waits; 0 when a try may be made. */
export async function secondsToWait({ db }: AppDb, subjects: readonly string[], now: Date): Promise<number> {
  let longest = 0;
  for (const subject of subjects) {
    const [row] = await db.select().from(signInFailures).where(eq(signInFailures.subject, subject));
    if (row) longest = Math.max(longest, (Date.parse(row.locked_until) - now.getTime()) / 1000);
  }
  return longest;
}

/** Notes one failure of each subject. The count is read and written in one transaction: tries at once all count. */
export async function noteFailure({ db }: AppDb, subjects: readonly string[], now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    for (const subject of subjects) {
      const [row] = await tx.select().from(signInFailures).where(eq(signInFailures.subject, subject));
      const isFresh = row && now.getTime() - Date.parse(row.last_at) < FORGOTTEN_AFTER_MS;
      const failures = (isFresh ? row.failures : 0) + 1;
      const noted = {
        failures,
        last_at: now.toISOString(),
        locked_until: new Date(now.getTime() + waitAfter(failures) * 1000).toISOString()
      };
      await tx
        .insert(signInFailures)
        .values({ subject, ...noted })
        .onConflictDoUpdate({ target: signInFailures.subject, set: noted });
    }
  });
}

export async function forgetFailures({ db }: AppDb, subject: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.subject, subject));
}
