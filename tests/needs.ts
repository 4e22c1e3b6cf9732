/** Needs of the chosen tests besides Vitest, found from their imports. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, ROOT, importsOf } from './architecture/tree.ts';

/** Importing one of these means that the built dashboard or a browser is used. */
const DASHBOARD = ['pipelines/web-build.ts', 'tests/browser-setup.ts'];

/**
 * The test files that Vitest runs for these arguments: those whose path contains one of them; all without any.
 * `file.test.ts:12` chooses the file.
 */
export function chosenTests(filters: string[]): string[] {
  const names = filters.filter((filter) => !filter.startsWith('-')).map((filter) => filter.replace(/:\d+$/, ''));
  const all = ['unit', 'sql', 'architecture', 'e2e'].flatMap((folder) => filesOf(`tests/${folder}`, '.test.ts'));
  return names.length === 0 ? all : all.filter((file) => names.some((name) => join(ROOT, file).includes(name)));
}

/** True when one of the files uses the built dashboard, itself or through what it imports. */
export function needsDashboard(files: string[]): boolean {
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (DASHBOARD.includes(file)) return true;
    if (seen.has(file) || !/\.(ts|svelte)$/.test(file) || !existsSync(join(ROOT, file))) continue;
    seen.add(file);
    waiting.push(...importsOf(file));
  }
  return false;
}
