import { findIssue } from '#lib/app-db/briefings.ts';
import { draftIssue, type Desk } from '#lib/briefing/desk.server.ts';
import { dueDrafts, type DraftSchedule } from '#lib/briefing/due.ts';
import { describeError } from '#lib/domain/errors.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';

/**
 * Makes the drafts that are due and not there yet. One that cannot be made (no data yet, a union that does not exist)
 * is told and does not keep the others from being made; the next look tries it again.
 * @returns how many were made
 */
export async function draftDue(desk: Desk, schedule: DraftSchedule, log: (line: string) => void): Promise<number> {
  let made = 0;
  for (const request of dueDrafts(schedule, todayInShanghai(desk.now()))) {
    if (await findIssue(desk.app, request)) continue;
    try {
      const { issue, isNew } = await draftIssue(desk, request);
      if (!isNew) continue;
      made += 1;
      log(`简报已起草：${issue.title}（编号 ${issue.briefing_id}），请到简报页修改、送审`);
    } catch (error) {
      log(`简报没有起草：${describeError(error)}`);
    }
  }
  return made;
}
