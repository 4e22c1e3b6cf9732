import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDb } from '#lib/app-db/open.ts';
import { mappingsOf, readSubmission } from '#lib/app-db/submissions.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import type { Answer, Recognised } from '#lib/submissions/answer.ts';
import { STORED_FILE, type Submission, type SubmissionRequest } from '#lib/submissions/request.ts';
import { REASON_HEADER } from '#lib/submissions/shape.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { DEFAULT_LIMITS } from '#pipelines/intake/inspect.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { sealText } from '#pipelines/intake/vault.ts';
import type { Judgement, LandingJob } from '#pipelines/landing/landing-job.ts';
import type { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { mappingOf, prepareFileOf, type FileToRead } from '#pipelines/run/read-claim.ts';
import { begun, readAnswer, writeAnswer } from './answers.ts';
import { describeJob, hasUnit, namesUnit, readStored } from './recognise.ts';
import { nearShape, rememberedChange, sameShape } from './remembered.ts';
import { tryJob } from './trial.ts';

/** A file that ends the process this often is not tried again. */
const MOST_ATTEMPTS = 3;

export interface InspectEffects {
  folder: StateFolder;
  app: AppDb;
  duck: LandingDuck;
  now(): Date;
}

/** Reads a dropped file as a load would and answers what it is; lands nothing. Whatever fails becomes the answer. */
export async function inspectSubmission(request: SubmissionRequest, effects: InspectEffects): Promise<Answer> {
  const { folder, now } = effects;
  const start = begun(readAnswer(folder, request.submission_id), request, 'inspecting', now());
  writeAnswer(folder, { ...start, recognised: null });
  const workDir = join(folder.scratch, `submission-${request.submission_id}`);
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir, { recursive: true });
  try {
    if (start.attempts > MOST_ATTEMPTS) throw interrupted();
    const submission = await readSubmission(effects.app, request.submission_id);
    const recognised = await recognise(submission, request, effects, workDir);
    const answer: Answer = { ...start, state: 'inspected', at: now().toISOString(), recognised };
    writeAnswer(folder, answer);
    return answer;
  } catch (error) {
    const answer: Answer = { ...start, state: 'unreadable', recognised: null, problem: problemOf(error) };
    writeAnswer(folder, answer);
    return answer;
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

async function recognise(
  submission: Submission,
  request: SubmissionRequest,
  effects: InspectEffects,
  workDir: string
): Promise<Recognised> {
  const { folder, app, duck, now } = effects;
  const { choices } = request;
  const unit = choices.unit_org_id ?? submission.unit_org_id ?? '';
  const file: FileToRead = {
    dir: workDir,
    file: join(folder.submissions, submission.stored, STORED_FILE),
    source_file: submission.file_name,
    source: null,
    overrides: {},
    constants: {},
    ...(choices.record ? { record: choices.record } : {})
  };
  const prepared = await prepareFileOf(file, { limits: DEFAULT_LIMITS, step: () => undefined });
  const mappings = await mappingsOf(app, unit);
  const known =
    choices.columns || choices.record
      ? undefined
      : (sameShape(mappings, prepared.header) ?? nearShape(mappings, prepared.header));
  const mapping = mappingOf(
    {
      ...file,
      ...(known ? { record: known.record } : {}),
      chosen: { ...(known?.columns ?? choices.columns), [REASON_HEADER]: '' }
    },
    prepared
  );
  const job: LandingJob = {
    batch_no: 0,
    origin: 'web',
    source_file: submission.file_name,
    constants: {},
    cursor: null,
    prepared,
    mapping
  };
  const givesUnit = unit !== '' && hasUnit(mapping.contract.record) && !namesUnit(job);
  if (givesUnit) job.constants = { org_id: unit };
  return tryJob(job, { folder, workDir, duck, now: now() }, async (connection, judgement) => {
    await sealRefused(folder, submission.submission_id, job, judgement);
    const path = join(workDir, 'rows.parquet');
    await runSqlFile(connection, `landing/batches/${mapping.contract.record}.gen.sql`, { path });
    const filled = [
      ...mapping.columns.map((column) => column?.replace(/__(wan|yi)$/, '') ?? ''),
      ...Object.keys(job.constants)
    ];
    const same = readManifests(folder.landing).find((batch) => batch.sha256 === prepared.inspection.sha256);
    return {
      ...describeJob(job, judgement),
      unit_org_id: givesUnit ? unit : null,
      rows_name_their_unit: namesUnit(job),
      remembered: rememberedChange(mappings, mapping.contract.record, prepared.header),
      ...(await readStored(connection, mapping.contract, filled, path)),
      loaded_before: same ? { file: same.source_file, landed_at: same.landed_at } : null
    };
  });
}

/** Refused rows as the workbook will give them back: the headers of the file first, then a line for each refusal. */
async function sealRefused(folder: StateFolder, id: number, job: LandingJob, judgement: Judgement): Promise<void> {
  const headers = job.prepared.header.map((header, index) => ({
    header: header.trim(),
    column: job.mapping.columns[index] ?? `dropped_${index + 1}`
  }));
  const lines = [{ record: job.mapping.contract.record, headers }, ...judgement.rejected].map((line) =>
    JSON.stringify(line)
  );
  await sealText(lines.join('\n'), sealedRefused(folder, id), loadKeyRing(folder.keys, folder.root).intakeKey);
}

/** Where the refused rows of a file lie. */
export function sealedRefused(folder: StateFolder, submissionId: number): string {
  return join(folder.tried, `${submissionId}.sealed`);
}

function problemOf(error: unknown): NonNullable<Answer['problem']> {
  if (error instanceof ZhishengError) return { message: error.message, hint: error.hint };
  const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return isGone
    ? { message: '文件已不在，没有读取 — 报送 — 已入库的数据不受影响', hint: '请重新拖入一次' }
    : {
        // The text of an unknown error may hold values of the file.
        message: `文件没有读完（内部错误 ${error instanceof Error ? error.name : 'unknown'}） — 报送 — 已入库的数据不受影响`,
        hint: '请另存为 XLSX 或 UTF-8 的 CSV 后重新拖入；仍不行时请系统管理员查看'
      };
}

function interrupted(): ZhishengError {
  return new ZhishengError(
    'SOURCE_UNREADABLE',
    '读取这个文件时程序连续几次中断，不再重试 — 报送 — 其他文件和已入库的数据不受影响',
    '请拆成几个小文件，或另存为 CSV 后重新拖入'
  );
}
