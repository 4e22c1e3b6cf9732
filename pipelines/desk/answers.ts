import { join } from 'node:path';
import type { Answer } from '#lib/submissions/answer.ts';
import { writeStateFile } from '#lib/state/state-file.server.ts';
import { readJson, type StateFolder } from '#pipelines/files/state-folder.ts';

/** The state of a dropped file; undefined before anybody looked at it. */
export function readAnswer(folder: StateFolder, submissionId: number): Answer | undefined {
  return readJson<Answer>(pathOf(folder, submissionId));
}

/** Writes the answer whole, so that a page never reads half of one. */
export function writeAnswer(folder: StateFolder, answer: Answer): void {
  writeStateFile(pathOf(folder, answer.submission_id), JSON.stringify(answer, null, 1));
}

/** An answer that begins work on a request; how often it was begun before is counted on. */
export function begun(
  before: Answer | undefined,
  request: { submission_id: number; request_id: number },
  state: Answer['state'],
  now: Date
): Answer {
  const isSame = before?.request_id === request.request_id;
  return {
    submission_id: request.submission_id,
    request_id: request.request_id,
    state,
    at: now.toISOString(),
    attempts: (isSame ? before.attempts : 0) + 1,
    problem: null,
    recognised: before?.recognised ?? null,
    load: before?.load ?? null,
    undone: before?.undone ?? null
  };
}

function pathOf(folder: StateFolder, submissionId: number): string {
  return join(folder.answers, `${submissionId}.json`);
}
