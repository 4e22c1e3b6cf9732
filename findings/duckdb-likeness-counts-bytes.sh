#!/usr/bin/env bash
# DuckDB 1.5.6: levenshtein, damerau_levenshtein, jaccard and GLOB work on the bytes of UTF-8, while length, substring,
# LIKE and regular expressions on the same text count characters. 工资 and 工会 are 3 edits apart (one character), 一 and
# 丁 one edit (another character, but one other byte); 工资 matches LIKE '工_' and not GLOB '工?'. Worst is jaccard: two
# texts of forty characters about other matters are 0.61 alike, since Chinese uses few bytes; of their characters they
# share 0.07. The good guess was that one library counts in one unit, and that above 0.6 means "mostly the same".
# Where it touches the product: likeness in sql/landing/identity-macros.sql compares characters; with jaccard a row of
# another matter replaced the one that it shared a number with.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null
cat > run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (select) => (await connection.runAndReadAll(`select ${select}`)).getRows()[0].map(Number);
const wages = '我在工地干了五个月，包工头一直拖着工资不给，家里老人看病等着用钱，希望工会帮忙协调。';
const meals = '食堂饭菜质量差，汤里多次发现虫子，职工意见很大，后勤没人管，请有关部门检查整改。';
const edits = await ask(`levenshtein('工资', '工会'), damerau_levenshtein('工资', '工会'), levenshtein('一', '丁')`);
const patterns = await ask(`length('工资'), '工资' like '工_', '工资' glob '工?'`);
const [bytes] = await ask(`jaccard('${wages}', '${meals}')`);
const [a, b] = [new Set(wages), new Set(meals)];
const characters = [...a].filter((one) => b.has(one)).length / new Set([...a, ...b]).size;
console.log(`DuckDB 1.5.6: edits 工资/工会 ${edits[0]} (transposed ${edits[1]}), 一/丁 ${edits[2]}`);
console.log(`length of 工资 ${patterns[0]}, LIKE '工_' ${Boolean(patterns[1])}, GLOB '工?' ${Boolean(patterns[2])}`);
console.log(`two letters about other matters: jaccard ${bytes.toFixed(2)}, of characters ${characters.toFixed(2)}`);
const isAsStated = edits.join() === '3,3,1' && patterns.join() === '2,1,0' && bytes > 0.6 && characters < 0.2;
process.exit(isAsStated ? 0 : 1);
JS
node run.mjs
