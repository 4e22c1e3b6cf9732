/**
 * Formats hand-written SQL with sql-formatter (DuckDB dialect).
 *   tsx tests/format-sql.ts           lists files that are not formatted, exit code 1 if there are any
 *   tsx tests/format-sql.ts --write   formats them
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, type FormatOptionsWithLanguage } from 'sql-formatter';
import { filesOf, ROOT, textOf } from './architecture/tree.ts';

const options: FormatOptionsWithLanguage = {
  language: 'duckdb',
  tabWidth: 2,
  expressionWidth: 100,
  keywordCase: 'lower',
  functionCase: 'preserve',
  dataTypeCase: 'preserve',
  linesBetweenQueries: 1,
  // `%name%` is replaced before DuckDB reads the statement.
  paramTypes: { named: ['$'], custom: [{ regex: '%[a-z_]+%' }] }
};

const write = process.argv.includes('--write');
const files = [...filesOf('sql', '.sql'), ...filesOf('tests', '.sql')].filter((file) => !file.endsWith('.gen.sql'));
let unformatted = 0;
for (const file of files) {
  const text = textOf(file);
  const formatted = `${format(text, options)}\n`;
  if (formatted === text) continue;
  unformatted += 1;
  if (write) writeFileSync(join(ROOT, file), formatted);
  else process.stderr.write(`${file}\n`);
}
if (unformatted > 0 && !write) {
  process.stderr.write(`${unformatted} SQL files are not formatted. Run: npm run format\n`);
  process.exit(1);
}
