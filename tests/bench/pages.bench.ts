/**
 * Server time of each page against the same queries run bare in DuckDB, in one run. With DATA_DIR set the state there
 * is asked.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, LIST, VARCHAR } from '@duckdb/node-api';
import { buildWeb } from '#pipelines/web-build.ts';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { runDemo } from '../demo-run.ts';
import { serve } from '../e2e/world.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import type { Note } from './results.ts';

const ROUNDS = 40;
/** 检索 composes its SQL and has a bench of its own. */
const PAGES = [
  '/',
  '/coverage',
  '/coverage?indicator=A09&region=610800',
  '/coverage?level=county',
  '/coverage?by=union',
  '/gaps',
  '/visits',
  '/petitions',
  '/negotiations',
  '/aid',
  '/issues',
  '/trends',
  '/briefings',
  '/wall',
  '/data',
  '/data/loads',
  '/data/records',
  '/data/rejects',
  '/data/tables'
];

export async function run(note: Note): Promise<void> {
  const root = newRoot();
  try {
    await buildWeb(() => undefined);
    const own = process.env.DATA_DIR !== undefined;
    const folder = own ? openStateFolder(process.env) : (await runDemo(root, 1, 20121211, () => undefined)).folder;
    const trace = join(root, 'trace.jsonl');
    const traced = await serve(folder, { TRACE_QUERIES: trace });
    const asked = new Map<
      string,
      { name: string; parameters: Record<string, string | number | boolean | null | string[]> }[]
    >();
    for (const page of PAGES) {
      writeFileSync(trace, '');
      await fetch(traced.url + page).then((response) => response.text());
      asked.set(
        page,
        readFileSync(trace, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      );
    }
    await traced.stop();
    const web = await serve(folder);
    const instance = await DuckDBInstance.create(folder.warehouse, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const state = own ? 'state of DATA_DIR' : 'shipped demo';
    for (const page of PAGES) {
      const queries = await Promise.all(
        asked
          .get(page)!
          .map(async ({ name, parameters }) => ({
            statement: await connection.prepare(readFileSync(join(SQL_DIR, 'queries', `${name}.sql`), 'utf8')),
            parameters
          }))
      );
      const opened = performance.now();
      await fetch(web.url + page).then((response) => response.arrayBuffer());
      const first = performance.now() - opened;
      const bare: number[] = [];
      const served: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        let from = performance.now();
        for (const { statement, parameters } of queries) {
          for (let index = 1; index <= statement.parameterCount; index++) {
            const value = parameters[statement.parameterName(index)];
            if (value === null || value === undefined) statement.bindNull(index);
            else if (Array.isArray(value)) statement.bindList(index, value, LIST(VARCHAR));
            else statement.bindValue(index, value);
          }
          await statement.runAndReadAll();
        }
        bare.push(performance.now() - from);
        from = performance.now();
        await fetch(web.url + page).then((response) => response.arrayBuffer());
        served.push(performance.now() - from);
      }
      const [b, s] = [median(bare), median(served)];
      const limit = 1.5 * b + 10;
      note({
        what: `\`${page}\` (${state}, ${queries.length} queries, median of ${ROUNDS})`,
        figure: `${s.toFixed(1)} ms, first opening ${first.toFixed(0)} ms`,
        ratio: `${(s / limit).toFixed(2)} of the limit 1.5 × ${b.toFixed(1)} ms bare + 10 ms`
      });
    }
    connection.closeSync();
    instance.closeSync();
    await web.stop();
  } finally {
    if (existsSync(root)) rmSync(root, { recursive: true, force: true });
    removeRoot(root);
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
