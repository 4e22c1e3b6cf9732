/**
 * A state folder of its own in a temporary place, the real runner with injected effects, and ways to look at what
 * came out.
 */
import { quietEffects } from '../quiet-effects.ts';
import type { Source } from '#lib/contracts/contract.ts';
import { extractStep } from '#pipelines/run/extract-step.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { loadKeyRing, type KeyRing } from '#pipelines/intake/keys.ts';
import { newReport, runPipelines } from '#pipelines/run/run.ts';
import type { RunEffects, RunOptions } from '#pipelines/run/run-options.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { openDuck, runSqlFile, runSqlText, type SqlParameters } from '#pipelines/duck/sql-file.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import type { Json } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { madeOnce } from '../made-once.ts';

const STORY = join(import.meta.dirname, '..', 'fixtures', 'story');
const STORY_SOURCES: Record<string, Source> = {
  走访: 'visits',
  信访: 'petitions',
  协商: 'negotiations',
  帖文: 'posts'
};

export type Row = Record<string, Json>;

export const START = new Date('2026-11-23T02:00:00Z');

export class World {
  readonly root = mkdtempSync(join(tmpdir(), 'zhisheng-world-'));
  readonly folder: StateFolder = openStateFolder({
    DATA_DIR: join(this.root, 'data'),
    KEY_DIR: join(this.root, 'keys')
  });
  readonly logs: string[] = [];
  /** Sources whose inbox and feeds a run takes. */
  readonly pipelines: typeof PIPELINES;
  /** Every run happens one minute after the last, or the run log would hold one entry. */
  clock = START;
  effects: RunEffects;

  constructor(sources?: Source[]) {
    this.pipelines = PIPELINES.filter((pipeline) => !sources || sources.includes(pipeline.source));
    this.effects = quietEffects(() => this.clock, { log: (line) => void this.logs.push(line) });
  }

  get keyRing(): KeyRing {
    return loadKeyRing(this.folder.keys, this.folder.root);
  }

  /** Drops every file of the story in tests/fixtures/story (its README says what each row is for). */
  dropStory(): void {
    for (const name of readdirSync(STORY).filter((file) => file.endsWith('.csv')))
      this.drop(STORY_SOURCES[name.slice(0, 2)] ?? 'reference', name, readFileSync(join(STORY, name)));
  }

  /** Puts a file into the drop folder of a source: text or bytes as they are, rows as UTF-8 CSV. */
  drop(source: Source, name: string, content: string | Buffer | Record<string, unknown>[]): string {
    const path = join(this.folder.inbox, source, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Array.isArray(content) ? csv(content) : content);
    return path;
  }

  /** One full run, as the scheduler does it. */
  async run(options: Partial<RunOptions> = {}, effects: Partial<RunEffects> = {}): Promise<RunReport> {
    await this.furnish();
    this.clock = new Date(this.clock.getTime() + 60_000);
    return runPipelines(
      { folder: this.folder, pipelines: this.pipelines, ...options },
      { ...this.effects, ...effects }
    );
  }

  /** Takes the inbox in without building; for tests of landing alone. Throws when a file could not be read. */
  async land(options: Partial<RunOptions> = {}): Promise<Manifest[]> {
    await this.furnish();
    this.clock = new Date(this.clock.getTime() + 60_000);
    const report = await this.extract(options);
    const failed = report.files.find((file) => file.error !== null);
    if (failed) throw new Error(`${failed.file}: ${failed.error}`);
    const numbers = new Set(report.files.map((file) => file.batch_no));
    return this.manifests().filter((manifest) => numbers.has(manifest.batch_no));
  }

  /** Drops one file and lands it. */
  async landOne(source: Source, name: string, content: string | Buffer | Record<string, unknown>[]): Promise<Manifest> {
    this.drop(source, name, content);
    const manifests = await this.land();
    return manifests.at(-1)!;
  }

  /** Landed rows besides the shipped tables. */
  manifests(): Manifest[] {
    return readManifests(this.folder.landing).filter((manifest) => manifest.origin !== 'seed');
  }

  private async extract(options: Partial<RunOptions>): Promise<RunReport> {
    const all = { folder: this.folder, pipelines: this.pipelines, ...options };
    const report = newReport(all, this.clock);
    await extractStep(all, this.effects, report);
    return report;
  }

  /**
   * Lands the shipped tables, as the first run of a new folder does; a run does it by itself. They cost more than a
   * small load: landed once for all tests, then copied, with the key they were made under.
   */
  async furnish(): Promise<void> {
    if (readdirSync(this.folder.landing).length > 0) return;
    const made = await madeOnce('shipped', async (building) => {
      const world = new World([]);
      await world.extract({});
      cpSync(world.root, building, { recursive: true });
      world.dispose();
    });
    cpSync(join(made, 'data', 'landing'), this.folder.landing, { recursive: true });
    if (!existsSync(this.folder.keys)) cpSync(join(made, 'keys'), this.folder.keys, { recursive: true });
  }

  /** Rows of every batch of a record, lineage included, in order of landing. */
  async landed(record: string, where = 'true'): Promise<Row[]> {
    const path = join(this.folder.landing, record, '*', 'rows.parquet');
    return this.ask(
      ':memory:',
      `select * from read_parquet('${path}', union_by_name = true) where ${where} order by batch_no, row_number`
    );
  }

  /** Rows of a query on a copy of the published warehouse. */
  async query(sql: string, parameters: SqlParameters = {}): Promise<Row[]> {
    const copy = join(this.root, 'copy.duckdb');
    cpSync(this.folder.warehouse, copy);
    return this.ask(copy, sql, parameters);
  }

  private async ask(path: string, sql: string, parameters: SqlParameters = {}): Promise<Row[]> {
    const { instance, connection } = await openDuck(path, { spillDir: join(this.root, 'spill') });
    try {
      return await runSqlText(connection, sql, parameters);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  /** Files below a folder of the world, with their bytes. */
  files(dir: string = this.folder.root): { path: string; bytes: Buffer }[] {
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({
        path: join(entry.parentPath, entry.name),
        bytes: readFileSync(join(entry.parentPath, entry.name))
      }));
  }

  /** All rows of core and marts, each table sorted. Equal text = equal warehouse. */
  async everything(): Promise<string> {
    const copy = join(this.root, 'copy.duckdb');
    cpSync(this.folder.warehouse, copy);
    const { instance, connection } = await openDuck(copy, { spillDir: join(this.root, 'spill') });
    try {
      const relations = await runSqlFile(connection, 'build/relations.sql');
      const parts: string[] = [];
      for (const { relation } of relations) {
        const rows = await runSqlText(connection, `select * from ${String(relation)}`);
        parts.push(
          `${String(relation)}\n${rows
            .map((row) => JSON.stringify(row))
            .sort()
            .join('\n')}`
        );
      }
      return parts.join('\n');
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function csv(rows: Record<string, unknown>[]): string {
  return stringify(rows, { header: true, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))] });
}

/** read = new + revised + duplicate + rejected. */
export function isAccountedFor({ counts }: Manifest): boolean {
  return counts.read === counts.new + counts.revised + counts.duplicate + counts.rejected;
}
