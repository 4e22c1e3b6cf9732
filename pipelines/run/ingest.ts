import type { FileReport } from '#lib/contracts/state/run-report.ts';
import type { SourceError } from '#lib/domain/errors.ts';
import { renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shortName, shownName } from './inbox-names.ts';
import { setAsideUnreadable } from './inbox.ts';
import { asSourceError, stillWritten } from './ingest-failure.ts';
import { requireSpace } from '#lib/state/machine-fault.server.ts';
import type { KeyRing } from '#pipelines/intake/keys.ts';
import { repairCsv } from '#pipelines/intake/prepare.ts';
import { refuseUnfit } from '#pipelines/intake/refuse-unfit.ts';
import { sealFile } from '#pipelines/intake/vault.ts';
import type { OpenClaim } from './claims.ts';
import { prepareJob, type ReadEffects } from './read-claim.ts';
import { landFiles } from '#pipelines/landing/land.ts';
import type { LandingJob } from '#pipelines/landing/landing-job.ts';
import type { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { describeFiles } from '#pipelines/landing/batch-files.ts';
import type { LandingJournal, NewLine } from '#pipelines/landing/journal.ts';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import { isSmall, shapeOf } from '#pipelines/landing/shape.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** Records that tell all others where places and offices are. */
const GAZETTEER = ['regions', 'orgs'];
/** Files landed together at most: more would keep the file in the first place from being done. */
const MOST_TOGETHER = 500;
/** What DuckDB, logs and app.db need beside the file at hand. */
const SPARE_BYTES = 32 * 1024 * 1024;

export interface IngestEffects extends ReadEffects {
  folder: StateFolder;
  keyRing: KeyRing;
  duck: LandingDuck;
  journal: LandingJournal;
  now(): Date;
  /** Batches already committed, by number: a claim among them was landed before the process died. */
  committed: Map<number, Manifest>;
  /** The step under way ends, the next file does not begin. */
  isStopped(): boolean;
  /** Something about a landed file that people must know, zh-CN; goes into the run log. */
  note(text: string): void;
}

/** A claim that is read and mapped and waits to be landed. */
interface Ready {
  claim: OpenClaim;
  job: LandingJob;
  /** The key shared by files that are landed together; null where the file goes alone. */
  shape: string | null;
  /** Size and time of the file when it was read. */
  seen: string;
}

/**
 * Takes claimed files through inspect → prepare → map → land, then seals the originals and drops the claims. Small
 * files of one shape that follow each other in their record are landed together: records have identities of their own,
 * so the order of files of different records is free. A file that cannot be read is set aside with its reason and
 * reported; it never stops other files. `done` hears of each file that is through. A claim is asked for when its turn
 * comes.
 */
export async function ingestClaims(
  claims: Iterable<OpenClaim>,
  effects: IngestEffects,
  done: (file: FileReport) => void
): Promise<void> {
  const open = new Map<string, Ready[]>();
  const close = async (records: string[]) => {
    for (const record of records) {
      const group = open.get(record) ?? [];
      open.delete(record);
      for (const report of await landGroup(group, effects)) done(report);
    }
  };
  const take = async (claim: OpenClaim) => {
    if (effects.committed.has(claim.batch_no)) return done(await finishCommitted(claim, effects));
    const ready = await readOrFail(claim, effects);
    if ('error' in ready) return done(ready);
    const { record } = ready.job.mapping.contract;
    const group = open.get(record) ?? [];
    if (group.length === MOST_TOGETHER || (group[0] && group[0].shape !== ready.shape)) await close([record]);
    if (ready.shape !== null) {
      if (!open.get(record)?.push(ready)) open.set(record, [ready]);
      return;
    }
    // Places and offices must be known to what comes after them, and only to that.
    if (GAZETTEER.includes(record)) await close([...open.keys()]);
    done(await landAlone(ready, effects));
  };
  for (const claim of claims) {
    await take(claim);
    // Looked at before the next is claimed, so that it stays where it is.
    if (effects.isStopped()) return;
  }
  await close([...open.keys()]);
}

async function readOrFail(claim: OpenClaim, effects: IngestEffects): Promise<Ready | (FileReport & { error: string })> {
  try {
    // The table as text, the rows, the sealed original: each about as large as the file.
    requireSpace(
      effects.folder.root,
      3 * statSync(claim.file).size + SPARE_BYTES,
      `读入「${basename(claim.source_file)}」`
    );
    const seen = stampOf(claim.file);
    const job = await prepareJob(claim, effects);
    refuseUnfit(job.prepared, job.mapping);
    const isAlone =
      GAZETTEER.includes(job.mapping.contract.record) || claim.origin !== 'inbox' || !isSmall(job.prepared);
    if (isAlone) return { claim, job, shape: null, seen };
    job.prepared = await repairCsv(job.prepared, claim.dir, effects.limits);
    return { claim, job, shape: shapeOf(job), seen };
  } catch (error) {
    return refuse(claim, error, effects);
  }
}

/**
 * Lands a group with one statement of each kind. What must wait for another file of the group follows it; where
 * anything goes wrong each file goes alone, so that none suffers from another.
 */
async function landGroup(group: Ready[], effects: IngestEffects): Promise<FileReport[]> {
  if (group.length > 1) {
    try {
      const landed = await land(group, effects);
      const reports: FileReport[] = [];
      for (const { claim, job } of group) {
        const manifest = landed.get(job);
        if (manifest) reports.push(await reported(claim, effects, () => finish(claim, manifest, effects)));
      }
      const waiting = group.filter(({ job }) => !landed.has(job));
      // Few that could be landed together are not worth another round.
      const rest = reports.length > waiting.length ? await landGroup(waiting, effects) : undefined;
      return [...reports, ...(rest ?? (await landEach(waiting, effects)))];
    } catch {
      // Each file alone tells whose trouble it is; what is committed is not landed again.
    }
  }
  return landEach(group, effects);
}

async function landEach(group: Ready[], effects: IngestEffects): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  for (const ready of group) reports.push(await landAlone(ready, effects));
  return reports;
}

async function landAlone(ready: Ready, effects: IngestEffects): Promise<FileReport> {
  const { claim, job } = ready;
  if (effects.committed.has(claim.batch_no)) return finishCommitted(claim, effects);
  return reported(claim, effects, async () => finish(claim, (await land([ready], effects)).get(job)!, effects));
}

async function land(group: Ready[], effects: IngestEffects): Promise<Map<LandingJob, Manifest>> {
  const [first] = group as [Ready];
  const committed: Manifest[] = [];
  // The originals are sealed while DuckDB works; all have ended before a claim is touched, whichever fails.
  const [landed, ...sealed] = await Promise.allSettled([
    landFiles(
      group.map(({ job }) => job),
      {
        landing: effects.folder.landing,
        rejects: effects.folder.rejects,
        workDir: first.claim.dir,
        duck: effects.duck,
        keyRing: effects.keyRing,
        limits: effects.limits,
        now: effects.now(),
        landed: [...effects.committed.values()],
        step: effects.step,
        beforeCommit: () => {
          for (const { claim, seen } of group) if (stampOf(claim.file) !== seen) throw stillWritten(claim);
        },
        afterCommit: (manifest) => {
          effects.committed.set(manifest.batch_no, manifest);
          committed.push(manifest);
        }
      }
    ),
    ...group.map(({ claim }) => sealOriginal(claim, effects))
  ]);
  if (committed.length > 0) effects.journal.append(...committed.map((manifest) => landedLine(manifest, effects)));
  if (landed.status === 'rejected') throw landed.reason;
  for (const job of landed.value.keys()) noteSkipped(job, effects);
  const failed = sealed.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return landed.value;
}

function landedLine(manifest: Manifest, { folder, now }: IngestEffects): NewLine {
  const batch = join(folder.landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
  return describeFiles(manifest, 'landed', batch, now().toISOString());
}

function noteSkipped({ prepared, source_file }: LandingJob, effects: IngestEffects): void {
  const skipped = prepared.skippedSheets ?? [];
  if (skipped.length > 0)
    effects.note(
      `文件「${basename(source_file)}」只读取了工作表「${prepared.sheet ?? ''}」，表头不同的没有读取：${skipped.join('、')}；如含数据请另存为单独文件投放`
    );
}

/** Runs the last steps of a file; what they throw becomes its report. */
async function reported(
  claim: OpenClaim,
  effects: IngestEffects,
  work: () => Promise<FileReport>
): Promise<FileReport> {
  try {
    return await work();
  } catch (error) {
    return refuse(claim, error, effects);
  }
}

/** A batch that was committed before the process died, or before something after the commit failed. */
async function finishCommitted(claim: OpenClaim, effects: IngestEffects): Promise<FileReport> {
  return reported(claim, effects, async () => {
    await sealOriginal(claim, effects);
    return finish(claim, effects.committed.get(claim.batch_no)!, effects);
  });
}

async function finish(claim: OpenClaim, manifest: Manifest, effects: IngestEffects): Promise<FileReport> {
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
}

function refuse(claim: OpenClaim, error: unknown, effects: IngestEffects): FileReport & { error: string } {
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

/** Size and time of a file: another stamp is another content. */
function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size}:${mtimeMs}`;
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

function failed(claim: OpenClaim, error: SourceError): FileReport & { error: string } {
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
