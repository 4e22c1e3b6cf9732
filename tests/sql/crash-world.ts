/** Small state folders for runs that die, and one hash over what a run landed or published. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';

/** The step that ends landing: a run that should land only dies there. */
export const LANDED = 'annotation';

export interface Death {
  step?: string;
  nth?: number;
  /** Where the dying process says what it wrote. */
  report?: string;
}

/** How a run ended, and what it said. */
interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export class CrashWorld {
  readonly root = mkdtempSync(join(tmpdir(), 'zhisheng-crash-'));

  private constructor() {
    mkdirSync(join(this.root, 'base'));
  }

  /** Lands the shipped reference files once; every folder of this world starts from a copy. Throws where it fails. */
  static async make(): Promise<CrashWorld> {
    const world = new CrashWorld();
    const { signal, stderr } = await world.run(join(world.root, 'base'), { step: LANDED });
    if (signal !== 'SIGKILL') throw new Error(`the base of all folders could not be landed: ${stderr}`);
    return world;
  }

  /** A folder of its own, `at` another place where given, with files in its inbox that no run has read. */
  prepare(name: string, at = join(this.root, name)): string {
    cpSync(join(this.root, 'base'), at, { recursive: true });
    for (const source of ['petitions', 'visits']) mkdirSync(join(at, 'inbox', source), { recursive: true });
    const header = '编号,渠道,登记时间,县区,类别,内容';
    const petitions = Array.from(
      { length: 40 },
      (_, i) => `P${i},来电,2026-0${(i % 9) + 1}-15 09:00:00,商州区,欠薪,工地拖欠第${i}组工人工资`
    );
    const drop = (file: string, lines: string[]) => writeFileSync(join(at, 'inbox', file), lines.join('\n'));
    drop('petitions/a.csv', [header, ...petitions, 'X,来电,不是时间,商州区,欠薪,坏行']);
    drop('petitions/b.csv', [header, petitions[0]!.replace('欠薪', '社保'), petitions[1]!]);
    // Landed together with a.csv, while b.csv, which tells of records of a.csv, follows.
    drop('petitions/c.csv', [header, ...petitions.slice(0, 3).map((line) => `Q${line}`)]);
    drop('visits/v.csv', [
      '走访编号,走访日期,走访类型,县区,参与干部',
      'V1,2026-10-08,企业,洛南县,G001、G002',
      'V2,2026-10-09,入户,洛南县,G001\n'
    ]);
    return at;
  }

  /** One run in a process of its own. It is not waited for in one piece: vitest gives up a test silent for a minute. */
  async run(dir: string, { step = '', nth = 1, report = '' }: Death = {}): Promise<Ended> {
    const child = join(import.meta.dirname, 'crash-child.ts');
    // One key folder for all, or the content hashes could not be compared.
    const args = [child, dir, join(this.root, 'keys'), step, String(nth), report];
    const running = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended: Ended = { status: null, signal: null, stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      running[name].on('data', (chunk: Buffer) => {
        ended[name] += chunk.toString();
      });
    return new Promise((resolve, reject) => {
      running.once('error', reject);
      running.once('close', (status, signal) => resolve({ ...ended, status, signal }));
    });
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Rows as one text, whatever their order. */
function sortedText(rows: object[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');
}

/** One hash over the rows of every landed batch, each record sorted. */
export async function hashOfLanding(dir: string): Promise<string> {
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(dir, 'spill') });
  const hash = createHash('sha256');
  const records = readdirSync(join(dir, 'landing')).sort();
  if (!records.includes('petitions')) throw new Error('nothing was landed');
  for (const record of records) {
    const rows = await runSqlText(
      connection,
      `select * from read_parquet('${join(dir, 'landing', record, '*', 'rows.parquet')}', union_by_name = true)`
    );
    hash.update(record).update(sortedText(rows));
  }
  connection.closeSync();
  instance.closeSync();
  return hash.digest('hex');
}

/** One hash over all rows of core and marts, each table sorted; stamps and catalogue row counts of no table enter. */
export async function hashOfMarts(dir: string): Promise<string> {
  const copy = join(dir, 'copy.duckdb');
  cpSync(join(dir, 'warehouse.duckdb'), copy);
  const { instance, connection } = await openDuck(copy, { spillDir: join(dir, 'spill') });
  const hash = createHash('sha256');
  const tables = await runSqlText(
    connection,
    `select table_schema || '.' || table_name as relation
     from information_schema.tables
     where table_schema in ('core', 'marts')
     order by 1`
  );
  if (tables.length <= 30) throw new Error(`only ${tables.length} tables were published`);
  for (const { relation } of tables) {
    const columns = await runSqlText(
      connection,
      `select column_name from information_schema.columns where table_schema || '.' || table_name = '${String(relation)}' and column_name not in ('landed_at', 'last_landed_at') order by ordinal_position`
    );
    const rows = await runSqlText(
      connection,
      `select ${columns.map((column) => `"${String(column.column_name)}"`).join(', ')} from ${String(relation)}`
    );
    hash.update(String(relation)).update(sortedText(rows));
  }
  connection.closeSync();
  instance.closeSync();
  rmSync(copy);
  return hash.digest('hex');
}
