/** Failures to sign in, counted for each name and each address, kept over restarts. */
import { eq, lt } from 'drizzle-orm';
import { FORGOTTEN_AFTER_MS, waitAfter } from '#lib/domain/access/lockout.ts';
import { signInFailures } from './account-schema.ts';
import type { AppDb } from './open.ts';

/**
 * Seconds that the longest-waiting of the subjects still waits; 0 when a try may be made. Nobody waits longer than the
 * failures ask for: where the clock was ahead and is right again, the noted instant lies far in the future.
 */
export async function secondsToWait({ db }: AppDb, subjects: readonly string[], now: Date): Promise<number> {
  let longest = 0;
  for (const subject of subjects) {
    const [row] = await db.select().from(signInFailures).where(eq(signInFailures.subject, subject));
    if (!row) continue;
    const left = (Date.parse(row.locked_until) - now.getTime()) / 1000;
    longest = Math.max(longest, Math.min(left, waitAfter(row.failures)));
  }
  return longest;
}

/**
 * Notes one failure of each subject. The count is read and written in one transaction: tries at once all count. Rows
 * that are forgotten go, so that made-up names do not fill the file.
 */
export async function noteFailure({ db }: AppDb, subjects: readonly string[], now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS).toISOString();
    await tx.delete(signInFailures).where(lt(signInFailures.last_at, forgotten));
    for (const subject of subjects) {
      const [row] = await tx.select().from(signInFailures).where(eq(signInFailures.subject, subject));
      const failures = (row?.failures ?? 0) + 1;
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
