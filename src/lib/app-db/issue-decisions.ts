/**
 * Decisions on hot issues. Kept apart from the data, like corrections: a rebuild, a new lexicon or new rules of mining
 * do not touch them.
 */
import { InputError } from '#lib/domain/errors.ts';
import type { IssueDecision } from '#lib/domain/issue-decisions.ts';
import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';
import { issueDecisions } from './issue-decision-schema.ts';
import type { AppDb } from './open.ts';
import { users } from './schema.ts';

export type NewIssueDecision = Pick<
  typeof issueDecisions.$inferInsert,
  'issue_id' | 'kind' | 'other_issue_id' | 'label' | 'part' | 'rest' | 'last_on' | 'record_count' | 'reason'
>;

/** Notes a decision of the acting user. Returns its number. */
export async function addIssueDecision({ db, actingId }: AppDb, given: NewIssueDecision, now: Date): Promise<number> {
  const [row] = await db
    .insert(issueDecisions)
    .values({ ...given, decided_at: now.toISOString(), decided_by: actingId() })
    .returning({ decision_id: issueDecisions.decision_id });
  return row!.decision_id;
}

/** Takes a decision on an issue back; the one before it counts again. @throws InputError when there is none */
export async function withdrawIssueDecision(
  { db, actingId }: AppDb,
  issueId: string,
  decisionId: number,
  now: Date
): Promise<void> {
  const [row] = await db
    .update(issueDecisions)
    .set({ withdrawn_at: now.toISOString(), withdrawn_by: actingId() })
    .where(
      and(
        eq(issueDecisions.decision_id, decisionId),
        or(eq(issueDecisions.issue_id, issueId), eq(issueDecisions.other_issue_id, issueId)),
        isNull(issueDecisions.withdrawn_at)
      )
    )
    .returning({ decision_id: issueDecisions.decision_id });
  if (!row)
    throw new InputError(
      'INPUT_INVALID',
      `没有编号为 ${decisionId} 的有效决定 — 热点问题 — 没有改动`,
      '可能已被别人撤回，请刷新本页'
    );
}

/** The decisions that stand, in the order of their numbers. */
export async function standingIssueDecisions({ db }: AppDb): Promise<IssueDecision[]> {
  const rows = await db
    .select()
    .from(issueDecisions)
    .where(isNull(issueDecisions.withdrawn_at))
    .orderBy(asc(issueDecisions.decision_id));
  return rows.map(({ decision_id, issue_id, kind, label, part, rest, last_on, record_count, decided_at }) => ({
    decision_id,
    issue_id,
    kind,
    label,
    part,
    rest,
    last_on,
    record_count,
    decided_on: decided_at.slice(0, 10)
  }));
}

/** A decision as its issue's page lists it. */
export type NotedDecision = Pick<
  typeof issueDecisions.$inferSelect,
  'decision_id' | 'issue_id' | 'kind' | 'other_issue_id' | 'label' | 'reason' | 'decided_at' | 'withdrawn_at'
> & { decided_by_name: string };

/** All decisions that concern an issue, the newest first, those taken back too. */
export async function decisionsOnIssue({ db }: AppDb, issueId: string): Promise<NotedDecision[]> {
  return db
    .select({
      decision_id: issueDecisions.decision_id,
      issue_id: issueDecisions.issue_id,
      kind: issueDecisions.kind,
      other_issue_id: issueDecisions.other_issue_id,
      label: issueDecisions.label,
      reason: issueDecisions.reason,
      decided_at: issueDecisions.decided_at,
      withdrawn_at: issueDecisions.withdrawn_at,
      decided_by_name: users.user_name
    })
    .from(issueDecisions)
    .innerJoin(users, eq(users.user_id, issueDecisions.decided_by))
    .where(or(eq(issueDecisions.issue_id, issueId), eq(issueDecisions.other_issue_id, issueId)))
    .orderBy(desc(issueDecisions.decision_id));
}
