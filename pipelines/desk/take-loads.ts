import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDb } from '#lib/app-db/open.ts';
import { listIssues } from '#lib/app-db/briefings.ts';
import { readSubmission } from '#lib/app-db/submissions.ts';
import { describeError, InputError, ZhishengError } from '#lib/domain/errors.ts';
import type { Source } from '#lib/contracts/contract.ts';
import type { Answer } from '#lib/submissions/answer.ts';
import { STORED_FILE, type SubmissionRequest } from '#lib/submissions/request.ts';
import { REASON_HEADER } from '#lib/submissions/shape.ts';
import { briefingInTheWay } from '#lib/submissions/undo.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { readAllManifests, readManifests } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { dependentsOf } from '#pipelines/landing/undo.ts';
import { readClaims } from '#pipelines/run/claims.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import type { RunEffects, RunOptions } from '#pipelines/run/run-options.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { begun, readAnswer, writeAnswer } from './answers.ts';
import { openRequests } from './open-requests.ts';
import { RUN_KINDS } from './waiting-loads.ts';

type Import = NonNullable<RunOptions['imports']>[number];
type Undo = NonNullable<RunOptions['undos']>[number];

/**
 * One run for everything that was confirmed on the page 报送: undoings first, then loads, then one build. A process
 * killed anywhere in it leaves the requests open; the next run finds what was landed by the number of the submission
 * and goes on from there.
 */
export async function takeLoads(folder: StateFolder, app: AppDb, effects: RunEffects): Promise<void> {
  const requests = await openRequests(app, folder, RUN_KINDS);
  const before = new Map(requests.map(({ submission_id }) => [submission_id, readAnswer(folder, submission_id)]));
  const imports: Import[] = [];
  const undos: Undo[] = [];
  const going: SubmissionRequest[] = [];
  for (const request of requests) {
    const answer = begun(
      before.get(request.submission_id),
      request,
      request.kind === 'undo' ? 'undoing' : 'loading',
      effects.now()
    );
    try {
      if (request.kind === 'undo') undos.push(...(await undosOf(folder, app, request, effects.now())));
      else imports.push(...(await importsOf(folder, app, request, answer)));
      writeAnswer(folder, answer);
      going.push(request);
    } catch (error) {
      if (!(error instanceof ZhishengError)) throw error;
      const problem = { message: error.message, hint: error.hint };
      writeAnswer(folder, { ...answer, state: request.kind === 'undo' ? 'loaded' : 'unreadable', problem });
    }
  }
  if (going.length === 0) return;
  const report = await runPipelines({ folder, pipelines: [], imports, undos }, effects).catch((error: unknown) => {
    // Another run was faster: the requests stay open.
    if (error instanceof ZhishengError && error.code === 'BUSY') return null;
    effects.log(describeError(error));
    return problemOf(error);
  });
  for (const request of going) {
    const answer = readAnswer(folder, request.submission_id)!;
    const former = before.get(request.submission_id);
    if (report === null) {
      if (former) writeAnswer(folder, former);
      continue;
    }
    await settle(folder, app, request, { ...answer, at: effects.now().toISOString() }, report);
  }
}

type Outcome = RunReport | NonNullable<Answer['problem']>;

function problemOf(error: unknown): NonNullable<Answer['problem']> {
  if (error instanceof ZhishengError) return { message: error.message, hint: error.hint };
  return { message: '入库后没有能发布新的数字，页面仍是上一版', hint: '请系统管理员查看「数据·运行」' };
}

/** The claim of a confirmed file, exactly as it was shown; none where a killed process landed or claimed it already. */
async function importsOf(
  folder: StateFolder,
  app: AppDb,
  { submission_id, choices }: SubmissionRequest,
  { recognised }: Answer
): Promise<Import[]> {
  const isMine = (one: { submission_id?: number }) => one.submission_id === submission_id;
  if (readAllManifests(folder.landing).some(isMine) || readClaims(folder).some(isMine)) return [];
  if (!recognised)
    throw new InputError('INPUT_INVALID', '这个文件还没有识别，没有入库 — 报送 — 数据没有变化', '请重新拖入');
  const submission = await readSubmission(app, submission_id);
  const columns = recognised.columns.map(({ header, field }): [string, string] => [header, field ?? '']);
  const claim: Import['claim'] = {
    source: recognised.source as Source,
    origin: 'web',
    submission_id,
    source_file: submission.file_name,
    record: recognised.record,
    overrides: {},
    chosen: { ...Object.fromEntries(columns), [REASON_HEADER]: '' },
    constants: recognised.unit_org_id === null ? {} : { org_id: recognised.unit_org_id },
    ...(choices.is_confirmed ? { isConfirmed: true } : {}),
    cursor: null
  };
  return [{ claim, path: join(folder.submissions, submission.stored, STORED_FILE) }];
}

/** The batches to take back. @throws InputError where a published briefing or a later load stands in the way */
async function undosOf(folder: StateFolder, app: AppDb, request: SubmissionRequest, now: Date): Promise<Undo[]> {
  const standing = readManifests(folder.landing);
  const mine = standing.filter((manifest) => manifest.submission_id === request.submission_id);
  for (const manifest of mine) await refuseUndo(manifest, standing, app);
  return mine.map((manifest) => ({
    manifest,
    undone: { at: now.toISOString(), note: request.note, request_id: request.request_id }
  }));
}

async function refuseUndo(manifest: Manifest, standing: Manifest[], app: AppDb): Promise<void> {
  const briefing = briefingInTheWay(manifest.landed_at, await listIssues(app));
  if (briefing)
    throw new InputError(
      'INPUT_INVALID',
      `「${briefing.title}」已在入库之后发布，没有撤销 — 报送 — 数据没有变化`,
      '有错的行请改正后重新报送，下一期写入更正'
    );
  const later = dependentsOf(manifest, standing).at(-1);
  if (later)
    throw new InputError(
      'INPUT_INVALID',
      `之后入库的「${later.source_file}」有行因本次已入库而按重复略过，没有撤销 — 报送 — 数据没有变化`,
      '请先撤销那一次，再撤销本次，然后把那个文件重新拖入'
    );
}

async function settle(
  folder: StateFolder,
  app: AppDb,
  request: SubmissionRequest,
  answer: Answer,
  outcome: Outcome
): Promise<void> {
  const { submission_id } = request;
  const mine = readAllManifests(folder.landing).filter((manifest) => manifest.submission_id === submission_id);
  const problem = 'message' in outcome ? outcome : null;
  const undone = mine.find((manifest) => manifest.undone)?.undone;
  if (request.kind === 'undo') {
    writeAnswer(folder, { ...answer, problem, state: undone ? 'undone' : 'loaded', undone: undone ?? null });
    return;
  }
  const [first] = mine;
  if (!first) {
    const file = 'files' in outcome ? outcome.files.find((one) => one.submission_id === submission_id) : undefined;
    const cause = file?.error ? { message: file.error, hint: file.hint ?? '' } : problem;
    writeAnswer(folder, { ...answer, state: 'unreadable', problem: cause ?? NOT_LANDED });
    return;
  }
  writeAnswer(folder, {
    ...answer,
    state: 'loaded',
    problem,
    recognised: answer.recognised && { ...answer.recognised, rows: { fields: [], values: [] } },
    load: {
      batch_nos: mine.map((manifest) => manifest.batch_no),
      run_id: 'run_id' in outcome ? outcome.run_id : '',
      source: first.source,
      record: first.record,
      counts: first.counts,
      landed_at: first.landed_at,
      published: 'published' in outcome ? outcome.published : null
    }
  });
  // The original lies sealed beside the batch now.
  const submission = await readSubmission(app, submission_id);
  rmSync(join(folder.submissions, submission.stored), { recursive: true, force: true });
}

const NOT_LANDED = { message: '运行停止，文件没有入库 — 报送 — 数据没有变化', hint: '请再按一次“入库”' };
