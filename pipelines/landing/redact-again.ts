import { contractOf } from '#lib/contracts/all.ts';
import { SourceError } from '#lib/domain/errors.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LandingDuck } from './landing-duck.ts';
import { LandingJournal } from './journal.ts';
import { batchFolder, readAllManifests, ROWS_FILE, UNDONE_ROWS_FILE } from './manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { redactInput } from './redact-input.ts';
import { addHits } from './redact-lines.ts';
import { redactorVersion } from './redactor-version.ts';
import { NEXT_ROWS, swapBatch } from './swap-batch.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

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
      addHits(redactions, hits.get(manifest.batch_no) ?? {});
      if (hits.size > 0)
        await runSqlFile(connection, `landing/batches/${manifest.record}.gen.sql`, { path: join(folder, NEXT_ROWS) });
    });
  swapBatch(
    { folder, rows, manifest: { ...manifest, redactions, redactor_version: redactorVersion() }, event: 'redacted' },
    journal,
    effects
  );
  rmSync(workDir, { recursive: true, force: true });
}
