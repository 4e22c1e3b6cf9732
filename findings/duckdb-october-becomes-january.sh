#!/usr/bin/env bash
# DuckDB 1.5.6, read_csv: months as offices write them, 2025.9, 2025.10, 2026.1, 2026.10, are sniffed as DOUBLE. The
# zero of October goes, 2026.10 and 2026.1 are one value, and grouped by month the two Januaries hold October as well.
# With 2025年10月 or 2025-10 the column stays text. The good guess was that a sniffer which tries dates first, and keeps
# text where a value does not come back as it was written, keeps these. A table by month has eleven months in 2026 and a
# January that is too high.
# Where it touches the product: files are read as text (sql/landing/read-csv.sql), and readMoment in
# pipelines/landing/cells/moment.ts refuses 2026.1 as no month that can be known.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
writeFileSync('a.csv', '月份,件数\n2025.9,3\n2025.10,5\n2026.1,7\n2026.10,2\n');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (sql) => (await connection.runAndReadAll(sql)).getRows();
const [[type]] = await ask("select typeof(月份) from 'a.csv' limit 1");
const months = await ask("select 月份, sum(件数)::integer from 'a.csv' group by 月份 order by 月份");
console.log(`DuckDB 1.5.6: 2025.9, 2025.10, 2026.1, 2026.10 are ${type}`);
for (const [month, count] of months) console.log(`${month}: ${count}`);
process.exit(type === 'DOUBLE' && months.join(' ') === '2025.1,5 2025.9,3 2026.1,9' ? 0 : 1);
JS
node run.mjs
