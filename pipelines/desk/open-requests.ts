import type { AppDb } from '#lib/app-db/open.ts';
import { requestsAfter } from '#lib/app-db/submissions.ts';
import type { RequestKind, SubmissionRequest } from '#lib/submissions/request.ts';
import type { Answer } from '#lib/submissions/answer.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { readAnswer } from './answers.ts';

/** Everything that decides about a file; a request for refused rows changes nothing and stands beside them. */
const DECIDING: RequestKind[] = ['inspect', 'load', 'undo', 'discard'];
const UNDER_WAY: Answer['state'][] = ['inspecting', 'loading', 'undoing'];

/**
 * The newest request of each file where it is of one of the kinds and not answered, oldest first; work that a killed
 * process began counts as open.
 */
export async function openRequests(
  app: AppDb,
  folder: StateFolder,
  kinds: readonly RequestKind[]
): Promise<SubmissionRequest[]> {
  const newest = new Map<number, SubmissionRequest>();
  for (const request of await requestsAfter(app, 0, DECIDING)) newest.set(request.submission_id, request);
  return [...newest.values()]
    .filter(
      (request) => kinds.includes(request.kind) && !isAnswered(request, readAnswer(folder, request.submission_id))
    )
    .sort((a, b) => a.request_id - b.request_id);
}

function isAnswered(request: SubmissionRequest, answer: Answer | undefined): boolean {
  return answer !== undefined && answer.request_id >= request.request_id && !UNDER_WAY.includes(answer.state);
}
