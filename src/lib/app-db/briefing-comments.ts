/** Remarks of readers and checkers on single blocks of a briefing. */
import { InputError } from '#lib/domain/errors.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { briefingComments } from './briefing-schema.ts';
import type { Actor } from './briefings.ts';
import type { AppDb } from './open.ts';

export type BriefingComment = typeof briefingComments.$inferSelect;

export async function addComment(
  { db }: AppDb,
  id: number,
  { block_id, text }: { block_id: string; text: string },
  actor: Actor,
  now: Date
): Promise<void> {
  await db.insert(briefingComments).values({ briefing_id: id, block_id, at: now.toISOString(), ...actor, text });
}

/** Marks a comment as dealt with. @throws InputError when it is not there or was dealt with */
export async function settleComment({ db }: AppDb, id: number, commentId: number, now: Date): Promise<void> {
  const done = await db
    .update(briefingComments)
    .set({ settled_at: now.toISOString() })
    .where(
      and(
        eq(briefingComments.briefing_id, id),
        eq(briefingComments.comment_id, commentId),
        isNull(briefingComments.settled_at)
      )
    )
    .returning({ id: briefingComments.comment_id });
  if (done.length === 0)
    throw new InputError('INPUT_INVALID', '这条批注已处理或不存在 — 简报 — 批注没有变化', '请刷新页面');
}

/** Oldest first, with those that are settled. */
export async function commentsOf({ db }: AppDb, id: number): Promise<BriefingComment[]> {
  return db
    .select()
    .from(briefingComments)
    .where(eq(briefingComments.briefing_id, id))
    .orderBy(briefingComments.comment_id);
}
