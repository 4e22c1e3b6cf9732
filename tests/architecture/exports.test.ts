import { posix } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesOf, scriptOf } from './tree.ts';

const EVERYTHING = '*';
const product = [...filesOf('src', '.ts', '.svelte'), ...filesOf('pipelines', '.ts', '.mjs')].filter(
  (file) => !file.includes('.gen.')
);
/** SvelteKit, Vite and Node read what these export. */
const isReadByName = (file: string) =>
  /^src\/(routes\/(.*\/)?\+|hooks)/.test(file) || file === 'src/lib/ui/gallery/plugin.ts';

const parsed = new Map(
  product.map((file) => [file, ts.createSourceFile(file, scriptOf(file), ts.ScriptTarget.Latest, true)])
);

/** Functions, classes and values that a file exports. Types are left out: signatures need them. */
function exportedBy(file: string): string[] {
  return parsed.get(file)!.statements.flatMap((statement) => {
    const words = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!words.some((word) => word.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [statement.name.text] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  });
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice(5)}`;
  if (specifier.startsWith('#pipelines/')) return `pipelines/${specifier.slice(11)}`;
  return posix.join(posix.dirname(file), specifier);
}

/** `file name` of everything that the files import. */
function importedBy(files: string[]): Set<string> {
  const found = new Set<string>();
  for (const file of files) {
    const add = (specifier: ts.Expression | undefined, names: string[]) => {
      if (specifier && ts.isStringLiteralLike(specifier))
        for (const name of names) found.add(`${targetOf(file, specifier.text)} ${name}`);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) {
        const named = node.importClause?.namedBindings;
        if (named && ts.isNamedImports(named))
          add(
            node.moduleSpecifier,
            named.elements.map((one) => (one.propertyName ?? one.name).text)
          );
        else if (named) add(node.moduleSpecifier, [EVERYTHING]);
      } else if (ts.isExportDeclaration(node)) {
        const named = node.exportClause;
        add(
          node.moduleSpecifier,
          named && ts.isNamedExports(named)
            ? named.elements.map((one) => (one.propertyName ?? one.name).text)
            : [EVERYTHING]
        );
      } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        add(node.arguments[0], [EVERYTHING]);
      ts.forEachChild(node, visit);
    };
    visit(parsed.get(file)!);
  }
  return found;
}

/** Whether a name occurs in its own file besides its declaration. */
function isUsedInside(file: string, name: string): boolean {
  let times = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) times += 1;
    ts.forEachChild(node, visit);
  };
  visit(parsed.get(file)!);
  return times > 1;
}

it('no export is used by tests only, or by nobody', () => {
  const imported = importedBy(product);
  const unused = product
    .filter((file) => !isReadByName(file))
    .flatMap((file) => exportedBy(file).map((name) => ({ file, name })))
    .filter(({ file, name }) => !imported.has(`${file} ${name}`) && !imported.has(`${file} ${EVERYTHING}`))
    .filter(({ file, name }) => !isUsedInside(file, name));
  expect(unused).toEqual([]);
});
