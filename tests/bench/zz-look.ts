import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { readFileSync } from 'node:fs';
const root = process.argv[2]!;
const { connection } = await openDuck(root + '/data/warehouse.duckdb', { spillDir: '/tmp/jd/spill', readOnly: true });
const sql = readFileSync(process.argv[3]!, 'utf8').replaceAll('ROOT', root + '/data');
for (const row of await runSqlText(connection, sql)) console.log(JSON.stringify(row));
