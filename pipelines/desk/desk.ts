import { secondsSince } from '#pipelines/files/elapsed.ts';
import { join } from 'node:path';
import type { AppDb } from '#lib/app-db/open.ts';
import { requestsAfter } from '#lib/app-db/submissions.ts';
import { describeError } from '#lib/domain/errors.ts';
import { DESK_FILE } from '#lib/submissions/request.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import { writeStateJson } from '#lib/state/state-file.server.ts';
import { giveRefused, sweepOutgoing } from './give-refused.ts';
import { inspectSubmission } from './inspect-submission.ts';
import { openRequests } from './open-requests.ts';

/** How often new requests are looked for; a person waits for the answer. */
const LOOK_MS = 300;
/** How often the sign of life is renewed; `src/lib/submissions/stage.ts` allows for several missed ones. */
const ALIVE_MS = 3000;

export interface DeskEffects {
  now(): Date;
  sleep(ms: number): Promise<void>;
  log(line: string): void;
  signal: AbortSignal;
}

/**
 * Answers what people ask on the page 报送 until the signal: reads dropped files as a load would, and gives refused
 * rows back. It lands nothing and takes no lock, so it answers while a run is under way; loads and undoings are runs
 * (`take-loads.ts`).
 */
export async function keepDesk(folder: StateFolder, app: AppDb, effects: DeskEffects): Promise<void> {
  // A full disk must not end the process that a timer runs in; without the sign the page says that nobody reads.
  const signOfLife = () => {
    try {
      writeStateJson(join(folder.root, ...DESK_FILE), { pid: process.pid, at: effects.now().toISOString() });
    } catch (error) {
      if (!machineFault(error)) throw error;
    }
  };
  signOfLife();
  const alive = setInterval(signOfLife, ALIVE_MS);
  const duck = new LandingDuck(join(folder.scratch, 'desk-spill'));
  let seen = 0;
  try {
    while (!effects.signal.aborted) {
      seen = await answerOnce(folder, app, duck, seen, effects);
      sweepOutgoing(folder, effects.now());
      await effects.sleep(LOOK_MS);
    }
  } finally {
    clearInterval(alive);
    duck.close();
  }
}

/**
 * Answers what is open and was asked after `seen`; returns the newest request seen. The first look takes what a
 * killed process left.
 */
async function answerOnce(
  folder: StateFolder,
  app: AppDb,
  duck: LandingDuck,
  seen: number,
  effects: DeskEffects
): Promise<number> {
  const asked = await requestsAfter(app, seen, ['inspect', 'refused']);
  if (asked.length === 0) return seen;
  // Requests for workbooks of a former process are past: their persons asked again or went away.
  for (const request of seen === 0 ? [] : asked.filter(({ kind }) => kind === 'refused'))
    await giveRefused(folder, request).catch((error: unknown) =>
      effects.log(`退回表第 ${request.submission_id} 号没有写出：${describeError(error)}`)
    );
  for (const request of await openRequests(app, folder, ['inspect'])) {
    if (effects.signal.aborted) return seen;
    const from = performance.now();
    const answer = await inspectSubmission(request, { folder, app, duck, now: effects.now });
    const seconds = secondsSince(from);
    effects.log(
      `报送第 ${request.submission_id} 号：${answer.recognised ? `识别为 ${answer.recognised.record}` : '读不出来'}，用时 ${seconds} 秒`
    );
  }
  return asked.at(-1)!.request_id;
}
