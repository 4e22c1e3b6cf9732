import { CONTRACTS, contractOf, contractsOf } from '#lib/contracts/all.ts';
import type { Source } from '#lib/contracts/contract.ts';
import type { FileReport } from '#lib/contracts/state/run-report.ts';
import { SourceError, ZhishengError } from '#lib/domain/errors.ts';
import { renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shortName, shownName } from './inbox-names.ts';
import { setAsideUnreadable } from './inbox.ts';
import { inspectFile, type Limits } from '#pipelines/intake/inspect.ts';
import type { KeyRing } from '#pipelines/intake/keys.ts';
import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import { mapHeader } from '#pipelines/intake/map-header.ts';
import { prepareFile } from '#pipelines/intake/prepare.ts';
import type { Prepared } from '#pipelines/intake/prepared.ts';
import { refuseUnfit } from '#pipelines/intake/refuse-unfit.ts';
import { refuseSecretName, refuseSecretRows } from '#pipelines/intake/secret-marks.ts';
import { machineFault, requireSpace } from '#pipelines/files/machine-fault.ts';
import { sealFile } from '#pipelines/intake/vault.ts';
import type { OpenClaim } from './claims.ts';
import { landFile } from '#pipelines/landing/land.ts';
import type { LandingJob } from '#pipelines/landing/landing-job.ts';
import type { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { describeFiles } from '#pipelines/landing/batch-files.ts';
import type { LandingJournal } from '#pipelines/landing/journal.ts';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** What DuckDB, logs and app.db need beside the file at hand. */
const SPARE_BYTES = 32 * 1024 * 1024;

export interface IngestEffects {
  folder: StateFolder;
  keyRing: KeyRing;
  limits: Limits;
  duck: LandingDuck;
  journal: LandingJournal;
  now(): Date;
  /** Batches already committed, by number: a claim among them was landed before the process died. */
  committed: Map<number, Manifest>;
  step(name: string): void;
  /** Something about a landed file that people must know, zh-CN; goes into the run log. */
  note(text: string): void;
}

/** Whether nothing of the file counts although it holds rows: neither landed now nor landed before. */
export function landedNothing({ counts }: Pick<FileReport, 'counts'>): boolean {
  return counts !== null && counts.read > 0 && counts.new + counts.revised + counts.duplicate === 0;
}

/** Whether a person must look at the file: rows are held back, sheets were not read, or nothing of it counts. */
export function needsALook(file: Pick<FileReport, 'counts' | 'left_out'>): boolean {
  return landedNothing(file) || (file.counts?.held ?? 0) > 0 || file.left_out.length > 0;
}

/**
 * Takes one claimed file through inspect → prepare → map → land, then seals the original and drops the claim.
 * A file that cannot be read is set aside with its reason and reported; it never stops other files.
 */
export async function ingestClaim(claim: OpenClaim, effects: IngestEffects): Promise<FileReport> {
  try {
    const committed = effects.committed.get(claim.batch_no);
    if (committed) await sealOriginal(claim, effects);
    const manifest = committed ?? (await land(claim, effects));
    effects.committed.set(manifest.batch_no, manifest);
    effects.step('seal');
    if (claim.origin !== 'seed')
      renameSync(
        sealedBeside(claim),
        join(
          effects.folder.originals,
          `${batchFolder(claim.batch_no, manifest.signature)}-${shortName(basename(shownName(claim.source_file)))}.sealed`
        )
      );
    effects.step('finish');
    rmSync(claim.dir, { recursive: true, force: true });
    return {
      source: claim.source,
      file: shownName(claim.source_file),
      record: manifest.record,
      batch_no: claim.batch_no,
      counts: manifest.counts,
      left_out: manifest.left_out ?? [],
      error: null,
      hint: null,
      ...submissionOf(claim)
    };
  } catch (error) {
    const failure = asSourceError(claim, error);
    // Trouble of the machine is not the fault of the file: the claim stays and the next run finishes it.
    if (failure.code === 'SOURCE_UNSTABLE') return failed(claim, failure);
    // A copy of a secret file is not kept; the only copy goes back to its owner's folder. A file of the page stays
    // where the page keeps it.
    const isCopy = claim.origin !== 'inbox';
    if (claim.origin !== 'web' && (failure.code !== 'SOURCE_SECRET' || !isCopy))
      setAsideUnreadable(effects.folder, claim, failure, effects.now());
    rmSync(claim.dir, { recursive: true, force: true });
    return failed(claim, failure);
  }
}

async function land(claim: OpenClaim, effects: IngestEffects): Promise<Manifest> {
  // The table as text, the rows, the sealed original: each about as large as the file.
  requireSpace(
    effects.folder.root,
    3 * statSync(claim.file).size + SPARE_BYTES,
    `读入「${basename(claim.source_file)}」`
  );
  const seen = stampOf(claim.file);
  const job = await prepareJob(claim, effects);
  refuseUnfit(job.prepared, job.mapping);
  // The original is sealed while DuckDB works; both have ended before the claim is touched, whichever fails.
  const [landed, sealed] = await Promise.allSettled([
    landFile(job, {
      landing: effects.folder.landing,
      rejects: effects.folder.rejects,
      workDir: claim.dir,
      duck: effects.duck,
      keyRing: effects.keyRing,
      limits: effects.limits,
      now: effects.now(),
      landed: [...effects.committed.values()],
      step: effects.step,
      beforeCommit: () => {
        if (stampOf(claim.file) !== seen) throw stillWritten(claim);
      }
    }),
    sealOriginal(claim, effects)
  ]);
  if (landed.status === 'rejected') throw landed.reason;
  if (sealed.status === 'rejected') throw sealed.reason;
  const manifest = landed.value;
  const batch = join(effects.folder.landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
  effects.journal.append(describeFiles(manifest, 'landed', batch, effects.now().toISOString()));
  const skipped = job.prepared.skippedSheets ?? [];
  if (skipped.length > 0)
    effects.note(
      `文件「${basename(job.source_file)}」只读取了工作表「${job.prepared.sheet ?? ''}」，表头不同的没有读取：${skipped.join('、')}；如含数据请另存为单独文件投放`
    );
  return manifest;
}

/** Size and time of a file: another stamp is another content. */
function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size}:${mtimeMs}`;
}

/** The claim stays with its file, into which the writer goes on writing; the next run reads it whole. */
function stillWritten(claim: OpenClaim): SourceError {
  return new SourceError(
    'SOURCE_UNSTABLE',
    `文件「${basename(shownName(claim.source_file))}」在读取时还在写入，这次没有入库；文件已保留，其他来源不受影响`,
    '等复制完成，下次运行会自动再读'
  );
}

/**
 * The sealed original lies in the claim until the batch is committed: only then has it a name. Shipped seeds need
 * none.
 */
async function sealOriginal(claim: OpenClaim, effects: IngestEffects): Promise<void> {
  if (claim.origin !== 'seed') await sealFile(claim.file, sealedBeside(claim), effects.keyRing.intakeKey);
}

function sealedBeside(claim: OpenClaim): string {
  return join(claim.dir, 'original.sealed');
}

function failed(claim: OpenClaim, error: SourceError): FileReport {
  return {
    source: claim.source,
    file: shownName(claim.source_file),
    record: null,
    batch_no: null,
    counts: null,
    left_out: [],
    error: error.message,
    hint: error.hint,
    ...submissionOf(claim)
  };
}

function submissionOf({ submission_id }: Pick<OpenClaim, 'submission_id'>): Pick<FileReport, 'submission_id'> {
  return submission_id === undefined ? {} : { submission_id };
}

/**
 * One file must never stop all others, in this run or, by its claim, in every later one: whatever it causes becomes
 * its own error.
 */
function asSourceError(claim: OpenClaim, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const name = basename(shownName(claim.source_file));
  const cause = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const fault = machineFault(error, `文件「${name}」没有处理完，已保留；其他来源和已有数据不受影响`);
  if (fault) return new SourceError('SOURCE_UNSTABLE', fault.message, fault.hint, { cause: error });
  if ((error as NodeJS.ErrnoException).syscall !== undefined) {
    return new SourceError(
      'SOURCE_UNSTABLE',
      `文件「${name}」未能处理完：${cause}；文件已保留，其他来源不受影响`,
      '请检查磁盘空间和文件夹权限，下次运行会自动继续',
      { cause: error }
    );
  }
  const hint =
    error instanceof ZhishengError ? error.hint : '请另存为 UTF-8 的 CSV 后重新投放；仍不行时把本条信息交给维护人员';
  return new SourceError(
    'SOURCE_UNREADABLE',
    `文件「${name}」无法入库：${cause}；原文件已保留，其他来源不受影响`,
    hint,
    { cause: error }
  );
}

/** What a file is read by: a claim without its number, of which the source may be open. */
export type FileToRead = Pick<
  OpenClaim,
  'dir' | 'file' | 'source_file' | 'overrides' | 'constants' | 'chosen' | 'record'
> & { source: Source | null };

/**
 * Inspects, converts where needed, finds the record and maps the header. Throws SourceError when the file cannot be
 * read or mapped.
 */
export async function prepareJob(
  claim: OpenClaim,
  effects: Pick<IngestEffects, 'limits' | 'step'>
): Promise<LandingJob> {
  const prepared = await prepareFileOf(claim, effects);
  return {
    batch_no: claim.batch_no,
    origin: claim.origin,
    ...submissionOf(claim),
    source_file: shownName(claim.source_file),
    constants: claim.constants,
    ...(claim.unit === undefined ? {} : { unit: claim.unit }),
    ...(claim.isConfirmed ? { isConfirmed: true } : {}),
    cursor: claim.cursor,
    prepared,
    mapping: mappingOf(claim, prepared)
  };
}

/** The file as a table with a header. Throws SourceError when it cannot be read or bears a mark of secrecy. */
export async function prepareFileOf(
  claim: FileToRead,
  effects: Pick<IngestEffects, 'limits' | 'step'>
): Promise<Prepared> {
  effects.step('inspect');
  const name = basename(shownName(claim.source_file));
  refuseSecretName(name);
  const inspection = await inspectFile(claim.file, name, effects.limits);
  effects.step('prepare');
  const prepared = await prepareFile(inspection, claim.dir, effects.limits);
  refuseSecretRows(inspection.name, [prepared.header, ...prepared.preview]);
  return prepared;
}

/**
 * Which record the table holds and which column is which field; any record where the source is open. Throws
 * SourceError where none fits.
 */
export function mappingOf(claim: FileToRead, prepared: Prepared): HeaderMapping {
  const forced = claim.record ? contractOf(claim.record) : undefined;
  const candidates = claim.source === null ? CONTRACTS : contractsOf(claim.source);
  return mapHeader(prepared.header, forced ? [forced] : candidates, {
    fileName: basename(shownName(claim.source_file)),
    overrides: claim.overrides,
    constants: Object.keys(claim.constants),
    samples: prepared.preview,
    ...(prepared.unit ? { unit: prepared.unit } : {}),
    ...(claim.chosen ? { chosen: claim.chosen } : {})
  });
}
