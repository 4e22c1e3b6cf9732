import { join } from 'node:path';
import { ANSWER, type Answer } from '#lib/submissions/answer.ts';
import { readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** The state of a dropped file; undefined before anybody looked at it, and where the answer is damaged. */
export function readAnswer(folder: StateFolder, submissionId: number): Answer | undefined {
  return readStateFile(pathOf(folder, submissionId), ANSWER) ?? undefined;
}

/** Writes the answer whole, so that a page never reads half of one. */
export function writeAnswer(folder: StateFolder, answer: Answer): void {
  writeStateJson(pathOf(folder, answer.submission_id), answer);
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
