/** Makes damaged batches again where that is possible, before anything is built on them. */
import { ZhishengError } from '#lib/domain/errors.ts';
import type { LandingLine } from '#lib/contracts/state/landing-line.ts';
import { namesIn, readStateFile } from '#lib/state/state-file.server.ts';
import { Manifest } from '#lib/contracts/state/manifest.ts';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSealedFile } from '#pipelines/intake/vault.ts';
import { describeFiles } from '#pipelines/landing/batch-files.ts';
import type { LandingJournal } from '#pipelines/landing/journal.ts';
import { landFile } from '#pipelines/landing/land.ts';
import { batchFolder, MANIFEST_FILE, readManifests } from '#pipelines/landing/manifests.ts';
import { FAULT_WORDS, verifyLanding, type Damage } from '#pipelines/landing/verify.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import type { OpenClaim } from './claims.ts';
import type { IngestEffects } from './ingest.ts';
import { prepareJob } from './read-claim.ts';

/**
 * Verifies landing and mends what it can: a shipped table is set aside and lands again by itself, any other batch is
 * made again from its sealed original under its own number. Returns the damages that stay; the set-aside files lie in
 * `intake/damaged`. A load taken back is in no figure, so its damage is noted and stops nothing.
 */
export async function mendLanding(journal: LandingJournal, effects: IngestEffects): Promise<Damage[]> {
  const left: Damage[] = [];
  for (const damage of verifyLanding(effects.folder, journal, { isDeep: false, keepStamps: true })) {
    const outcome = await mend(damage, journal, effects).catch((error: unknown) => {
      effects.note(
        `${nameOf(damage)}：从原件重做没有成功（${error instanceof Error ? error.message : String(error)}）`
      );
      return false;
    });
    if (!outcome) left.push(damage);
  }
  return left;
}

async function mend(damage: Damage, journal: LandingJournal, effects: IngestEffects): Promise<boolean> {
  const { line } = damage;
  if (line.event === 'undone') {
    effects.note(`${nameOf(damage)}：这次入库已撤销，不影响任何数字`);
    return true;
  }
  const original = originalOf(effects.folder, line);
  if (original === undefined && !line.is_shipped) return false;
  effects.step('mend');
  const former = readStateFile(join(batchPath(effects.folder, line), MANIFEST_FILE), Manifest);
  const aside = setAside(effects.folder, line);
  if (original === undefined) {
    journal.append({ ...line, event: 'removed', at: effects.now().toISOString() });
    effects.note(`${nameOf(damage)}：已移出，随产品提供的基础表会重新入库`);
    return true;
  }
  try {
    const manifest = await landAgain(line, former, original, effects);
    const batch = join(effects.folder.landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
    journal.append(describeFiles(manifest, 'remade', batch, effects.now().toISOString()));
    effects.note(`${nameOf(damage)}：已用封存的原件重新做好，行数与原来一致`);
    return true;
  } catch (error) {
    if (aside) renameSync(aside, batchPath(effects.folder, line));
    throw error;
  }
}

/**
 * Lands the sealed original under the same number: as it came, and where that brings other rows, as a file whose rows
 * held back a person had confirmed. Throws where neither brings the rows that were committed.
 */
async function landAgain(
  line: LandingLine,
  former: Manifest | null,
  original: string,
  effects: IngestEffects
): Promise<Manifest> {
  const dir = join(effects.folder.scratch, 'mend');
  const found: number[] = [];
  try {
    for (const isConfirmed of [false, true]) {
      rmSync(dir, { recursive: true, force: true });
      mkdirSync(dir, { recursive: true });
      const file = join(dir, 'file');
      await openSealedFile(original, file, effects.keyRing.openingKeys);
      const job = await prepareJob(claimOf(line, former, dir, file), effects);
      const manifest = await landFile(
        { ...job, isConfirmed },
        {
          ...effects,
          now: new Date(former?.landed_at ?? line.at),
          landing: effects.folder.landing,
          commitTo: join(dir, 'landing'),
          rejects: join(dir, 'rejects'),
          workDir: dir,
          landed: readManifests(effects.folder.landing).filter(({ batch_no }) => batch_no < line.batch_no)
        }
      );
      found.push(manifest.counts.new + manifest.counts.revised);
      if (found.at(-1) !== line.row_count) continue;
      const batch = join(manifest.record, batchFolder(manifest.batch_no, manifest.signature));
      const target = join(effects.folder.landing, batch);
      // The remains of a process that died before its line was written.
      rmSync(target, { recursive: true, force: true });
      renameSync(join(dir, 'landing', batch), target);
      return manifest;
    }
    throw new ZhishengError('LANDING_DAMAGED', `原件得到 ${found[0]} 行，应为 ${line.row_count} 行`, RESTORE);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The file as it was taken in; the columns that a person had chosen are those of the former manifest. */
function claimOf(line: LandingLine, former: Manifest | null, dir: string, file: string): OpenClaim {
  return {
    batch_no: line.batch_no,
    source: line.source,
    origin: former?.origin ?? 'inbox',
    source_file: line.source_file,
    record: line.record,
    overrides: {},
    ...(former ? { chosen: Object.fromEntries(former.mapping.map(({ header, field }) => [header, field ?? ''])) } : {}),
    ...(former?.submission_id === undefined ? {} : { submission_id: former.submission_id }),
    ...(former?.unit?.from === 'given' && former.unit.name ? { unit: former.unit.name } : {}),
    constants: former?.constants ?? {},
    cursor: former?.cursor ?? null,
    dir,
    file
  };
}

function batchPath(folder: StateFolder, { record, folder: name }: LandingLine): string {
  return join(folder.landing, record, name);
}

/** Moves what is left of the batch out of the way of every glob; undefined where nothing is left. */
function setAside(folder: StateFolder, line: LandingLine): string | undefined {
  const from = batchPath(folder, line);
  if (!existsSync(from)) return undefined;
  mkdirSync(folder.damaged, { recursive: true, mode: 0o700 });
  const to = join(folder.damaged, `${line.record}-${line.folder}`);
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
  return to;
}

/**
 * By number: a batch made again by a later version may have another folder than the one its original is named after.
 */
function originalOf(folder: StateFolder, { batch_no }: LandingLine): string | undefined {
  const prefix = `${String(batch_no).padStart(6, '0')}-`;
  const name = namesIn(folder.originals).find((one) => one.startsWith(prefix) && one.endsWith('.sealed'));
  return name === undefined ? undefined : join(folder.originals, name);
}

const RESTORE = '从备份恢复 landing 文件夹，或把这个文件重新投放一次';

/** The message of a run that cannot be built on its landing. */
export function landingDamaged(damages: Damage[]): ZhishengError {
  return new ZhishengError(
    'LANDING_DAMAGED',
    `已入库的 ${damages.length} 个批次与入库时不一致，没有发布新的一版，上一版照常显示：${damages.map(nameOf).join('；')}`,
    RESTORE
  );
}

function nameOf({ line, fault }: Damage): string {
  return `批次 ${line.batch_no}（${line.source_file}，${line.row_count} 行）${FAULT_WORDS[fault]}`;
}
