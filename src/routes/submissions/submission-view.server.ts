/** A dropped file as the pages show it: what is known, how far it is, and what was asked last. */
import { listIssues } from '#lib/app-db/briefings.ts';
import { readSubmission, recentSubmissions, requestsOf } from '#lib/app-db/submissions.ts';
import { assertOwn, isOwnUnit } from '#lib/server/access/own-unit.ts';
import { actor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { readAnswer, readMachine } from '#lib/server/desk.ts';
import type { Answer } from '#lib/submissions/answer.ts';
import type { Submission, SubmissionRequest } from '#lib/submissions/request.ts';
import { stageOf, stageText, type Machine, type Stage } from '#lib/submissions/stage.ts';
import { briefingInTheWay } from '#lib/submissions/undo.ts';

export interface SubmissionView extends Submission {
  stage: Stage;
  /** The stage in words. */
  stage_text: string;
  answer: Answer | null;
  /** The newest deciding request; forms send it back, so that two windows do not decide against each other. */
  newest: SubmissionRequest;
}

/** The files dropped last, newest first, and what the pipelines are doing. */
export async function listViews(limit: number, now: Date): Promise<{ views: SubmissionView[]; machine: Machine }> {
  const app = await theAppDb();
  const all = await recentSubmissions(app, limit);
  const own = await Promise.all(all.map(isOwnSubmission));
  const files = all.filter((_, i) => own[i]);
  const requests = await requestsOf(
    app,
    files.map(({ submission_id }) => submission_id)
  );
  const machine = readMachine(config.DATA_DIR, now);
  return { machine, views: files.map((file) => viewOf(file, requests, machine, now)) };
}

/**
 * One file with every request about it, and the published briefing that keeps it from being taken back.
 * @throws InputError when there is none
 */
export async function readView(id: number, now: Date) {
  const app = await theAppDb();
  const file = await ownSubmission(id);
  const requests = await requestsOf(app, [id]);
  const view = viewOf(file, requests, readMachine(config.DATA_DIR, now), now);
  const landed = view.answer?.load?.landed_at;
  const briefing = landed === undefined ? null : briefingInTheWay(landed, await listIssues(app));
  return { view, requests, briefing: briefing?.title ?? null };
}

/**
 * A file that the visitor dropped or that comes from their unit. @throws InputError when there is none of this number
 */
export async function ownSubmission(id: number): Promise<Submission> {
  const file = await readSubmission(await theAppDb(), id);
  assertOwn(await isOwnSubmission(file), `第 ${id} 号报送`);
  return file;
}

async function isOwnSubmission(file: Submission): Promise<boolean> {
  return file.dropped_by === actor().user_id || isOwnUnit(file.unit_org_id);
}

function viewOf(file: Submission, requests: readonly SubmissionRequest[], machine: Machine, now: Date): SubmissionView {
  const newest = requests.findLast((one) => one.submission_id === file.submission_id && one.kind !== 'refused')!;
  const answer = readAnswer(config.DATA_DIR, file.submission_id);
  const stage = stageOf(newest, answer);
  return { ...file, stage, stage_text: stageText(stage, machine, now), answer, newest };
}
