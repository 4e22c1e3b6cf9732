/** The repository as text: its files, and what each imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Files below a folder with one of the endings, path from the root with forward slashes. */
export function filesOf(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function lineCount(path: string): number {
  return textOf(path).replace(/\n$/, '').split('\n').length;
}

/** The TypeScript of a file: all of it, or the script blocks of a component. */
export function scriptOf(path: string): string {
  const text = textOf(path);
  return path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
}

/** Imports of a file, static or not, as written. */
export function specifiersOf(path: string): string[] {
  return ts.preProcessFile(scriptOf(path), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Imports of a file, static or not: paths of this repository from the root, packages as they are written. */
export function importsOf(path: string): string[] {
  return specifiersOf(path).map((specifier) => targetOf(path, specifier));
}

/** As `importsOf`, without imports that leave nothing at run time (`import type`). */
export function valueImportsOf(path: string): string[] {
  const file = ts.createSourceFile(path, scriptOf(path), ts.ScriptTarget.Latest, false);
  return file.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly;
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!isImport && !isExport) return [];
    const from = statement.moduleSpecifier;
    return from && ts.isStringLiteral(from) ? [targetOf(path, from.text)] : [];
  });
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice(5)}`;
  if (specifier.startsWith('#pipelines/')) return `pipelines/${specifier.slice(11)}`;
  if (specifier.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(path), specifier)).replaceAll('\\', '/');
  return specifier;
}

/** Every string and template of a file, without what is spliced in. */
export function stringsOf(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    )
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, scriptOf(path), ts.ScriptTarget.Latest, false));
  return found;
}
