#!/usr/bin/env bash
# Collation zh of ICU 78.2 (Intl.Collator of Node 20.20.2, and DuckDB 1.5.6 with ORDER BY x COLLATE zh): every character
# has one reading. 长 is zhang, so that 长安区 and 长武县 (Chang'an, Changwu) come behind 柞水县 (Zhashui). 重庆 comes under chong
# as it should, since that reading is the first of 重. The good guess was that an order called pinyin has the names of
# cities and counties, as input methods do. Whoever looks for Chang'an under C in a list of counties finds that it is
# missing.
# Where it touches the product: readAloud in src/lib/ui/data-table.ts mends 长 before it compares.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null
cat > run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const names = ['长安区', '长武县', '柞水县', '重庆市', '淳化县', '城固县'];
const intl = [...names].sort(new Intl.Collator('zh-CN').compare);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const values = names.map((name) => `('${name}')`).join(', ');
const reader = await connection.runAndReadAll(`select x from (values ${values}) t(x) order by x collate zh`);
const duck = reader.getRows().flat();
console.log(`Intl of ICU ${process.versions.icu}: ${intl.join(' ')}`);
console.log(`DuckDB 1.5.6, collate zh: ${duck.join(' ')}`);
const last = '柞水县,长安区,长武县';
process.exit(intl.join() === duck.join() && intl.slice(3).join() === last ? 0 : 1);
JS
node run.mjs
