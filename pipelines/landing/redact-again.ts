import { contractOf } from '#lib/contracts/all.ts';
import { SourceError } from '#lib/domain/errors.ts';
import { syncFile, syncFolder, writeStateFile } from '#lib/state/state-file.server.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LandingDuck } from './landing-duck.ts';
import { describeFiles, hashOf, rowsFileOf } from './batch-files.ts';
import { LandingJournal } from './journal.ts';
import { batchFolder, MANIFEST_FILE, readAllManifests, ROWS_FILE, UNDONE_ROWS_FILE } from './manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { redactInput } from './redact-input.ts';
import { addHits } from './redact-lines.ts';
import { redactorVersion } from './redactor-version.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

const NEXT_MANIFEST = 'manifest.next.json';

export interface RedactAgainEffects {
  now(): Date;
  log(line: string): void;
  /** Called before each step, by name; tests stop the process here. */
  step(name: string): void;
  signal: AbortSignal;
}

/**
 * Brings batches landed under former rules to the present ones: what the redactor finds now is taken out of their
 * texts. Keys, hashes and lineage stay, so nothing becomes a revision. Rows and manifest are written beside the old
 * ones and renamed over them, rows first; a process killed in between leaves a new manifest that the next run puts in
 * place. Returns how many batches were brought up.
 */
export async function redactAgain(
  { landing, scratch, runs }: Pick<StateFolder, 'landing' | 'scratch' | 'runs'>,
  effects: RedactAgainEffects
): Promise<number> {
  const former = readAllManifests(landing).filter((manifest) => manifest.redactor_version !== redactorVersion());
  if (former.length === 0) return 0;
  effects.log(`脱敏规则有更新，核对以前入库的 ${former.length} 个批次`);
  const duck = new LandingDuck(join(scratch, 'redact-again-spill'));
  const journal = LandingJournal.open({ runs }, true);
  let done = 0;
  try {
    for (const manifest of former) {
      if (effects.signal.aborted) break;
      await redactBatch(landing, join(scratch, 'redact-again'), manifest, { duck, journal }, effects);
      done += 1;
    }
  } finally {
    duck.close();
  }
  return done;
}

async function redactBatch(
  landing: string,
  workDir: string,
  manifest: Manifest,
  { duck, journal }: { duck: LandingDuck; journal: LandingJournal },
  effects: RedactAgainEffects
): Promise<void> {
  const folder = join(landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
  // Rows of a load taken back are kept, so they are kept under the present rules as well.
  const rows = join(folder, manifest.undone ? UNDONE_ROWS_FILE : ROWS_FILE);
  const redactions = { ...manifest.redactions };
  let isChanged = false;
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir, { recursive: true });
  const contract = contractOf(manifest.record);
  if (!contract)
    throw new SourceError(
      'SOURCE_UNREADABLE',
      `批次 ${manifest.batch_no} 的记录种类「${manifest.record}」不认识，没有改动`,
      '请用入库时的版本打开，或移走这个批次'
    );
  if (existsSync(rows))
    await duck.use(async (connection) => {
      await runSqlFile(connection, 'landing/landed-again.sql', { path: rows });
      const hits = await redactInput(connection, contract, workDir, () => Promise.resolve());
      isChanged = hits.size > 0;
      addHits(redactions, hits.get(manifest.batch_no) ?? {});
      if (isChanged)
        await runSqlFile(connection, `landing/batches/${manifest.record}.gen.sql`, {
          path: join(folder, 'rows.next.parquet')
        });
    });
  const next = join(folder, 'rows.next.parquet');
  if (isChanged) syncFile(next);
  const after: Manifest = {
    ...manifest,
    undone: undefined,
    redactions,
    redactor_version: redactorVersion(),
    rows: hashOf(isChanged ? next : rowsFileOf(folder))
  };
  writeStateFile(join(folder, NEXT_MANIFEST), JSON.stringify(after, null, 1));
  journal.append(describeFiles(after, 'redacted', folder, effects.now().toISOString(), NEXT_MANIFEST));
  effects.step('redact again: rows');
  if (isChanged) renameSync(next, rows);
  effects.step('redact again: manifest');
  renameSync(join(folder, NEXT_MANIFEST), join(folder, MANIFEST_FILE));
  syncFolder(folder);
  rmSync(workDir, { recursive: true, force: true });
}

/**
 * The remains of a killed process: with rows still waiting nothing was changed and both go; without, only the manifest
 * is to follow.
 */
export function finishSwaps(landing: string): void {
  for (const manifest of readAllManifests(landing)) {
    const folder = join(landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
    const [rows, next] = [join(folder, 'rows.next.parquet'), join(folder, NEXT_MANIFEST)];
    if (existsSync(rows)) {
      rmSync(rows);
      rmSync(next, { force: true });
    } else if (existsSync(next)) {
      renameSync(next, join(folder, MANIFEST_FILE));
    }
  }
}
