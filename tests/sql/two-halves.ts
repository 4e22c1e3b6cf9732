import { join } from 'node:path';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { publishFile } from '#pipelines/warehouse/publish.ts';

/** Publishes a file whose two tables agree on the generation; a reader that mixes files would see two numbers. */
export async function publishHalves(folder: StateFolder, root: string, generation: number): Promise<void> {
  const path = join(root, `built-${generation}.duckdb`);
  const { instance, connection } = await openDuck(path, { spillDir: join(root, 'spill') });
  for (const table of ['left_half', 'right_half'])
    await runSqlText(
      connection,
      `create table ${table} as select ${generation} as generation from range(5000 + ${generation})`
    );
  connection.closeSync();
  instance.closeSync();
  publishFile(folder, path, { dataVersion: `v${generation}`, asOf: '2026-11-23' }, new Date('2026-11-23T02:00:00Z'), 3);
}
