/** Makes damaged batches again where that is possible, before anything is built on them. */
import { contractOf } from '#lib/contracts/all.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import type { LandingLine } from '#lib/contracts/state/landing-line.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { namesIn, readStateFile } from '#lib/state/state-file.server.ts';
import { Manifest as ManifestShape } from '#lib/contracts/state/manifest.ts';
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
  if (original === undefined && !isShipped(effects.folder, line)) return false;
  effects.step('mend');
  const former = readStateFile(join(batchPath(effects.folder, line), MANIFEST_FILE), ManifestShape);
  const aside = setAside(effects.folder, line);
  if (original === undefined) {
    journal.append({ ...line, event: 'removed', at: effects.now().toISOString() });
    effects.note(`${nameOf(damage)}：已移出，随产品提供的基础表会重新入库`);
    return true;
  }
  try {
    const manifest = await landAgain(line, former, original, effects);
    journal.append(
      describeFiles(manifest, 'remade', batchPath(effects.folder, manifestLine(manifest)), effects.now().toISOString())
    );
    effects.note(`${nameOf(damage)}：已用封存的原件重新做好，行数与原来一致`);
    return true;
  } catch (error) {
    if (aside) renameSync(aside, batchPath(effects.folder, line));
    throw error;
  }
}

/** Lands the sealed original under the same number. Throws SourceError when it does not bring the same rows. */
async function landAgain(
  line: LandingLine,
  former: Manifest | null,
  original: string,
  effects: IngestEffects
): Promise<Manifest> {
  const dir = join(effects.folder.scratch, 'mend');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const landing = join(dir, 'landing');
  try {
    const file = join(dir, 'file');
    await openSealedFile(original, file, effects.keyRing.intakeKey);
    const job = await prepareJob(claimOf(line, former, dir, file), effects);
    const manifest = await landFile(
      { ...job, isConfirmed: (former?.counts.held ?? 0) === 0 },
      {
        ...effects,
        now: new Date(former?.landed_at ?? line.at),
        landing: effects.folder.landing,
        commitTo: landing,
        rejects: join(dir, 'rejects'),
        workDir: dir,
        landed: readManifests(effects.folder.landing).filter(({ batch_no }) => batch_no < line.batch_no)
      }
    );
    const rows = manifest.counts.new + manifest.counts.revised;
    if (rows !== line.row_count)
      throw new ZhishengError('LANDING_DAMAGED', `原件得到 ${rows} 行，应为 ${line.row_count} 行`, RESTORE);
    const folder = batchFolder(manifest.batch_no, manifest.signature);
    renameSync(join(landing, manifest.record, folder), join(effects.folder.landing, manifest.record, folder));
    return manifest;
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

function manifestLine(manifest: Manifest): Pick<LandingLine, 'record' | 'folder'> {
  return { record: manifest.record, folder: batchFolder(manifest.batch_no, manifest.signature) };
}

function batchPath(folder: StateFolder, { record, folder: name }: Pick<LandingLine, 'record' | 'folder'>): string {
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

function originalOf(folder: StateFolder, line: LandingLine): string | undefined {
  const name = namesIn(folder.originals).find((one) => one.startsWith(`${line.folder}-`) && one.endsWith('.sealed'));
  return name === undefined ? undefined : join(folder.originals, name);
}

/** Shipped tables keep no original: the product brings them. */
function isShipped(folder: StateFolder, line: LandingLine): boolean {
  return line.source === 'reference' && contractOf(line.record) !== undefined && line.is_shipped;
}

const RESTORE = '从备份恢复 landing 文件夹，或把这个文件重新投放一次';

/** What a run says that cannot be built on its landing. */
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
