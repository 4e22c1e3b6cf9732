import type { FileReport } from '#lib/contracts/state/run-report.ts';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { finish, refuse, sealOriginal, type EndEffects } from './end-claim.ts';
import { stillWritten } from './ingest-failure.ts';
import { requireSpace } from '#lib/state/machine-fault.server.ts';
import { repairCsv } from '#pipelines/intake/prepare.ts';
import { refuseUnfit } from '#pipelines/intake/refuse-unfit.ts';
import type { OpenClaim } from './claims.ts';
import { prepareJob, type ReadEffects } from './read-claim.ts';
import { landFiles } from '#pipelines/landing/land.ts';
import type { LandingJob } from '#pipelines/landing/landing-job.ts';
import type { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { describeFiles } from '#pipelines/landing/batch-files.ts';
import type { LandingJournal, NewLine } from '#pipelines/landing/journal.ts';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import { isOpen, isSmall, kindOf, runsOf } from '#pipelines/landing/together.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';

/** Records that tell all others where places and offices are. */
const GAZETTEER = ['regions', 'orgs'];
/** What DuckDB, logs and app.db need beside the file at hand. */
const SPARE_BYTES = 32 * 1024 * 1024;

export interface IngestEffects extends ReadEffects, EndEffects {
  duck: LandingDuck;
  journal: LandingJournal;
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
  /** Shared by files that may be landed together; null where the file goes alone. */
  kind: string | null;
  /** Size and time of the file when it was read. */
  seen: string;
}

/**
 * Takes claimed files through inspect → prepare → map → land, then seals the originals and drops the claims. Small
 * files of one kind that follow each other in their record are landed together: records have identities of their own,
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
    const isOther = group[0] !== undefined && group[0].kind !== ready.kind;
    if (isOther || !isOpen(group.map(({ job }) => job))) await close([record]);
    if (ready.kind !== null) {
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
    if (isAlone) return { claim, job, kind: null, seen };
    job.prepared = await repairCsv(job.prepared, claim.dir, effects.limits);
    return { claim, job, kind: kindOf(job), seen };
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
      const rest = reports.length > waiting.length ? landGroup(waiting, effects) : landRuns(waiting, effects);
      return [...reports, ...(await rest)];
    } catch {
      // Each file alone tells whose trouble it is; what is committed is not landed again.
    }
  }
  return landEach(group, effects);
}

/** Few that could be landed together: as far as they follow each other with the same fields, else each alone. */
async function landRuns(group: Ready[], effects: IngestEffects): Promise<FileReport[]> {
  const runs = runsOf(group.map(({ job }) => job));
  if (runs.length === 1) return landEach(group, effects);
  const reports: FileReport[] = [];
  for (const run of runs)
    reports.push(
      ...(await landGroup(
        group.filter(({ job }) => run.includes(job)),
        effects
      ))
    );
  return reports;
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
  work: () => FileReport | Promise<FileReport>
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

/** Size and time of a file: another stamp is another content. */
function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size}:${mtimeMs}`;
}
