#!/usr/bin/env bash
# DuckDB 1.5.6 (RE2): one expression that holds a class of several hundred Han characters in many places is an order
# of magnitude slower than the same alternatives asked one after another with OR. RE2 falls back from its automaton when
# that outgrows its memory, without a word; results are the same. Whoever merges patterns to save work loses it.
# Where it touches the product: the filter in front of the redactor is several small expressions
# (src/lib/text/redaction/prefilter.ts).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >/dev/null
cat > run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const han = (from, count) => String.fromCharCode(...Array.from({ length: count }, (_, i) => from + i * 7));
const surname = `[${han(0x4e00, 500)}]`;
const given = `[${han(0x4e01, 1100)}]`;
const words = ['书记', '主任', '局长', '村民', '职工', '老板', '经理', '司机', '医生', '老师'];
const parts = words.map((word) => `${word}${surname}${given}{1,2}(?:的|在|于|从|说)|${surname}${given}{1,2}${word}`);
await connection.run(`create table texts as select string_agg(chr((19968 + hash(i * 401 + j) % 8000)::integer), ''
  order by j) || '老板说' as x from range(1500) t(i), range(300) u(j) group by i`);
const count = async (condition) => {
  const start = performance.now();
  const reader = await connection.runAndReadAll(`select count(*)::integer from texts where ${condition}`);
  return { found: reader.getRows()[0][0], ms: performance.now() - start };
};
const matches = (pattern) => `regexp_matches(x, '${pattern}')`;
await count(matches('工资'));
const together = await count(matches(parts.join('|')));
const apart = await count(parts.map(matches).join(' or '));
console.log(`DuckDB 1.5.6, 1,500 texts of 300 characters, ${parts.length} alternatives`);
console.log(`one expression ${together.ms.toFixed(0)} ms, ${parts.length} expressions ${apart.ms.toFixed(0)} ms`);
console.log(`same rows: ${together.found === apart.found}, ratio ${(together.ms / apart.ms).toFixed(1)}`);
process.exit(together.found === apart.found && together.ms > 4 * apart.ms ? 0 : 1);
JS
node run.mjs
