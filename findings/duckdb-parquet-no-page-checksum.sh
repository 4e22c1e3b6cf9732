#!/usr/bin/env bash
# DuckDB 1.5.6: the Parquet format has a place for a CRC-32 of each page (PageHeader.crc), but COPY … TO (format
# parquet) leaves it empty. A bit that flips on the disk is read as another value, without an error; the same flip in a
# table of a DuckDB database file is refused, since blocks there carry checksums. Whoever keeps the truth in Parquet
# must keep hashes.
# Where it touches the product: pipelines/landing/verify.ts compares SHA-256 of each batch before every build.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null
cat > run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, writeFileSync } from 'node:fs';
const NEEDLE = 7_777_777_777_777n;
const open = async (path) => (await DuckDBInstance.create(path)).connect();
const first = await open(':memory:');
const numbers = `case i when 500 then ${NEEDLE} else i * 1000003 end::bigint as n`;
await first.run(`copy (select hash(i)::hugeint::varchar as name, ${numbers} from range(1000) t(i))
  to 'rows.parquet' (format parquet, compression uncompressed, dictionary_size_limit 1)`);
const wanted = Buffer.alloc(8);
wanted.writeBigInt64LE(NEEDLE);
const flip = (path) => {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(wanted);
  if (at < 0) throw new Error(`value not found in ${path}`);
  bytes[at + 1] ^= 4;
  writeFileSync(path, bytes);
};
flip('rows.parquet');
const read = (await first.runAndReadAll(
  `select count(*)::integer as rows, count(*) filter (n = ${NEEDLE})::integer as kept from 'rows.parquet'`
)).getRows()[0];
console.log('DuckDB 1.5.6, one bit flipped in a Parquet page:');
console.log(`read ${read[0]} rows, no error, value still there: ${read[1] === 1}`);
const writer = await DuckDBInstance.create('table.duckdb');
const second = await writer.connect();
await second.run(`set force_compression = 'uncompressed'`);
await second.run(`create table t as select ${numbers} from range(200000) t(i)`);
await second.run('checkpoint');
second.closeSync();
writer.closeSync();
flip('table.duckdb');
let refused = '';
try {
  const third = await open('table.duckdb');
  await third.runAndReadAll('select sum(n) from t');
} catch (error) {
  refused = error.message.split('\n')[0];
}
console.log(`the same flip in a database file: ${refused.replace(/[0-9]{3,}/g, '…').slice(0, 120)}`);
process.exit(read[0] === 1000 && read[1] === 0 && /checksum/i.test(refused) ? 0 : 1);
JS
node run.mjs
