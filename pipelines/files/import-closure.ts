import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * An import that leaves something at run time: `import … from`, `export … from`, a bare import, a dynamic import, or
 * a worker's file. Types alone leave nothing. `[^'"]` keeps a match inside its statement; the product ships without
 * the TypeScript compiler, so a pattern must do, and a test compares it with the compiler.
 */
const IMPORT =
  /(?:^|\n)(?:import(?! type\b)|export(?! type\b)(?=\s*[{*]))[^'";]*?\bfrom\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'|\bimport\('([^']+)'\)|\bnew URL\('([^']+\.[mc]?[jt]s)', import\.meta\.url\)/g;

/**
 * The files of the project that code can reach from some entry files by imports, packages aside, sorted.
 * @param entries paths relative to `root`, with forward slashes
 */
export function importClosure(entries: readonly string[], root: string): string[] {
  const found = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    open.push(...importedFiles(path, root));
  }
  return [...found].sort();
}

function importedFiles(path: string, root: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(IMPORT)]
    .map((match) => fileOf(path, match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''))
    .filter((target) => target !== null && existsSync(join(root, target)))
    .map(String);
}

/** A specifier as a path from the root; null for a package. */
function fileOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`;
  if (specifier.startsWith('#pipelines/')) return `pipelines/${specifier.slice('#pipelines/'.length)}`;
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null;
}
