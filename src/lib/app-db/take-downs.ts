/** Posts that were asked to be taken down, by platform and number; kept apart from the data, so that they stay down. */
import { InputError } from '#lib/domain/errors.ts';
import { desc } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { takeDowns } from './schema.ts';

export interface TakeDown {
  platform: string;
  post_id: string;
  reason: string;
  asked_at: string;
  asked_by: string;
}

const LONGEST = 200;

/**
 * Notes that a post is to be taken down; the next run clears its text, address and author. Asking twice changes
 * nothing.
 * @param post platform as the contract of posts stores it, number as the platform gives it
 * @throws InputError without a number or a reason
 */
export async function takeDown(
  { db, actingId }: AppDb,
  post: { platform: string; post_id: string; reason: string },
  now: Date
): Promise<void> {
  const [post_id, reason] = [post.post_id.trim(), post.reason.trim()];
  if (post_id === '' || post_id.length > LONGEST)
    throw new InputError('INPUT_INVALID', '没有撤下：帖文编号没有填写或太长', '请填写平台给出的帖文编号');
  if (reason === '' || reason.length > LONGEST)
    throw new InputError('INPUT_INVALID', '没有撤下：没有写明依据或写得太长', `请写明谁在何时提出，${LONGEST} 字以内`);
  await db
    .insert(takeDowns)
    .values({ platform: post.platform, post_id, reason, asked_at: now.toISOString(), asked_by: actingId() })
    .onConflictDoNothing();
}

/** All of them, the newest first. */
export async function standingTakeDowns({ db }: AppDb): Promise<TakeDown[]> {
  return db.select().from(takeDowns).orderBy(desc(takeDowns.asked_at));
}
