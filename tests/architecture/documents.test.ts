import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#pipelines/cli.ts';
import { filesOf, importsOf, ROOT, textOf } from './tree.ts';

/** Pages whose words are checked against the tree. */
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesOf('pipelines', 'README.md'),
  ...filesOf('src', 'README.md'),
  ...filesOf('sql', 'README.md'),
  ...filesOf('tests', 'README.md')
];

/** Numbered lists of files in the section of that heading: each starts again at 1. */
function chainsOf(document: string, heading: string): string[][] {
  const section = textOf(document).split(`## ${heading}`)[1]!.split('\n## ')[0]!;
  const chains: string[][] = [];
  for (const [, number, path] of section.matchAll(/^(\d+)\. `([^`]+)`/gm)) {
    if (number === '1') chains.push([]);
    chains.at(-1)!.push(path!);
  }
  return chains;
}

/** Names under which a SQL file is read: a model or view as a relation, a query and a statement as a path. */
function namesOf(path: string): string[] {
  const model = /^sql\/models\/\d+_(\w+)\/(\w+?)(\.gen)?\.sql$/.exec(path);
  if (model) return [`${model[1]}.${model[2]}`];
  const query = /^sql\/queries\/(.+)\.sql$/.exec(path);
  if (query) return [`'${query[1]}'`];
  if (path === 'sql/landing/raw-views.gen.sql') return ['raw.petitions'];
  return [];
}

/** One file imports, reads, writes or runs the other. */
function isLinked(above: string, below: string): boolean {
  const [written, generator] = [below.replace('petitions', '${contract.record}').slice(4), textOf(above)];
  const run = above.replace('petitions', '${contract.record}').slice(4);
  return (
    [above, below].some(
      (path) => /\.(ts|svelte)$/.test(path) && importsOf(path).some((target) => target === above || target === below)
    ) ||
    namesOf(above).some((name) => textOf(below).includes(name)) ||
    (above.endsWith('.ts') && generator.includes(written)) ||
    (below.endsWith('.ts') && textOf(below).includes(run)) ||
    // SvelteKit hands what a load function returns to the page beside it.
    (above.replace('.server.ts', '') === below.replace('.svelte', '') && textOf(below).includes('data.')) ||
    // A batch is the only link between landing and its views: the folder of the record.
    (below === 'sql/landing/raw-views.gen.sql' &&
      textOf(below).includes("'/petitions/*/rows.parquet'") &&
      generator.includes('renameSync'))
  );
}

describe('follow one number', () => {
  const chains = chainsOf('pipelines/README.md', 'Follow one number from source to screen');

  it('goes from the contract to the component without a gap', () => {
    expect(chains).toHaveLength(2);
    expect(chains[0]![0]).toBe('src/lib/contracts/petitions.ts');
    expect(chains[1]!.at(-1)).toBe('src/lib/ui/KeyFigure.svelte');
    expect(chains[0]).toContain(chains[1]![0]);
  });

  it('names files that exist, and each uses the one above it', () => {
    expect(chains.flat().filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const broken = chains.flatMap((chain) =>
      chain.slice(1).flatMap((path, i) => (isLinked(chain[i]!, path) ? [] : [`${chain[i]} → ${path}`]))
    );
    expect(broken).toEqual([]);
  });
});

describe('documents', () => {
  it('name files and folders that exist', () => {
    const missing = DOCUMENTS.flatMap((document) =>
      [...textOf(document).matchAll(/`((?:src|pipelines|sql|tests|static)\/[\w./+[\]-]+)`/g)]
        .map((match) => match[1]!)
        .filter((path) => !existsSync(join(ROOT, path)))
        .map((path) => `${document}: ${path}`)
    );
    expect(missing).toEqual([]);
  });

  it('name files of the repository', () => {
    const known = ['src', 'pipelines', 'sql', 'tests', 'static'].flatMap((folder) => filesOf(folder, ''));
    const isKnown = (name: string) => known.some((path) => path === name || path.endsWith(`/${name}`));
    const missing = DOCUMENTS.flatMap((document) =>
      [...textOf(document).matchAll(/`([\w+[\]-][\w./+[\]-]*\.(?:ts|mjs|svelte|css|sql))`/g)]
        .map((match) => match[1]!)
        .filter((name) => !isKnown(name))
        .map((name) => `${document}: ${name}`)
    );
    expect(missing).toEqual([]);
  });

  it('list in a table of files those beside the document', () => {
    const missing = DOCUMENTS.flatMap((document) =>
      [...textOf(document).matchAll(/^\| ((?:`[\w./-]+`(?:, )?)+) \|/gm)]
        .flatMap((row) => [...row[1]!.matchAll(/`([\w./-]+\.(?:ts|mjs|svelte|css))`/g)].map((match) => match[1]!))
        .filter((name) => !existsSync(join(ROOT, document, '..', name)) && !existsSync(join(ROOT, name)))
        .map((name) => `${document}: ${name}`)
    );
    expect(missing).toEqual([]);
  });

  it('link to pages that exist', () => {
    const missing = DOCUMENTS.flatMap((document) =>
      [...textOf(document).matchAll(/\]\(([^)#:]+)\)/g)]
        .map((match) => match[1]!)
        .filter((path) => !existsSync(join(ROOT, document, '..', path)))
        .map((path) => `${document}: ${path}`)
    );
    expect(missing).toEqual([]);
  });

  it('the page of commands lists every command', () => {
    const page = textOf('pipelines/commands/README.md');
    expect(Object.keys(COMMANDS).filter((name) => !new RegExp(`\`${name}[ \`]`).test(page))).toEqual([]);
  });

  it('the README has at most 900 words and a section in Chinese', () => {
    expect(textOf('README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(900);
    expect(textOf('README.md')).toMatch(/^# 中文$/m);
  });
});
