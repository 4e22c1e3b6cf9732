#!/usr/bin/env bash
# prettier-plugin-sql 0.20.0 installs sql-formatter 15.9, which formats the DuckDB dialect, but refuses
# `language: "duckdb"`: its own list of languages is older than the library below it. One formatter for TypeScript,
# Svelte and DuckDB SQL through Prettier alone is therefore not possible.
# Where it touches the product: tests/format-sql.ts calls sql-formatter directly.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund prettier@3.10.1 prettier-plugin-sql@0.20.0 sql-formatter@15.9.0 >/dev/null
echo 'select a, b from t' >query.sql
direct=$(node -e "import('sql-formatter').then(({ format }) =>
  console.log(format('select a, b from t', { language: 'duckdb' }).split('\n').length))")
echo "sql-formatter 15.9.0, language duckdb: $direct lines"
if npx prettier --plugin prettier-plugin-sql --language duckdb query.sql >out.txt 2>&1; then
  echo 'prettier-plugin-sql 0.20.0 now accepts duckdb'
  exit 1
fi
grep -m1 -i 'language' out.txt
grep -q 'sqlite' out.txt && [ "$direct" -gt 1 ]
