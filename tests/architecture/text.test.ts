import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { envExample } from '#lib/settings/reference.ts';
import { SETTINGS } from '#lib/settings/settings.ts';
import { filesOf, lineCount, ROOT, scriptOf, stringsOf, textOf } from './tree.ts';

/** Rules on the text of files: sizes, marks, and where SQL may stand. */
const code = [...filesOf('src', '.ts', '.svelte'), ...filesOf('pipelines', '.ts', '.mjs'), ...filesOf('tests', '.ts')];
const product = code.filter((file) => !file.startsWith('tests/'));
const sql = filesOf('sql', '.sql');
const longerThan = (files: string[], most: number) =>
  files.filter((file) => lineCount(file) > most).map((file) => `${file}: ${lineCount(file)}`);

describe('sizes', () => {
  it('+page.server.ts has at most 60 lines', () => {
    expect(
      longerThan(
        code.filter((file) => file.endsWith('+page.server.ts')),
        60
      )
    ).toEqual([]);
  });
  it('+page.svelte has at most 200 lines', () => {
    expect(
      longerThan(
        code.filter((file) => file.endsWith('+page.svelte')),
        200
      )
    ).toEqual([]);
  });
  it('SQL files have at most 120 lines, generated ones aside', () => {
    expect(
      longerThan(
        sql.filter((file) => !file.endsWith('.gen.sql')),
        120
      )
    ).toEqual([]);
  });
  it('TypeScript files have at most 300 lines, generated ones aside', () => {
    expect(
      longerThan(
        code.filter((file) => !file.endsWith('.gen.ts') && !file.endsWith('.svelte')),
        300
      )
    ).toEqual([]);
  });
});

describe('width', () => {
  it('at most one line in 200 is longer than 120 characters: words that cannot be broken', () => {
    const lines = code
      .filter((file) => !file.includes('.gen.'))
      .flatMap((file) => textOf(file).split('\n'))
      .filter((line) => line.trim() !== '');
    expect(lines.filter((line) => line.length > 120).length / lines.length).toBeLessThanOrEqual(0.005);
  });
});

describe('comments', () => {
  it('say what they describe: none begins with "What …"', () => {
    const sentence = new RegExp(String.raw`(?:\*|//|--)\sWhat\s[a-z]`);
    const lines = [...code, ...sql].flatMap((file) =>
      textOf(file)
        .split('\n')
        .filter((line) => sentence.test(line))
        .map((line) => `${file}: ${line.trim()}`)
    );
    expect(lines).toEqual([]);
  });
});

describe('marks', () => {
  const all = [
    ...code,
    ...sql,
    ...filesOf('static', '.json', '.svg', '.md'),
    ...filesOf('pipelines', '.md', '.csv', '.json'),
    ...filesOf('src', '.md', '.css', '.html'),
    'package.json',
    'vite.config.ts',
    'svelte.config.js',
    'eslint.config.js',
    'tsconfig.json',
    ...['README.md', 'CHANGELOG.md', '.env.example', 'NOTICE', '.npmrc'].filter((file) => existsSync(join(ROOT, file)))
  ];
  // Written in two pieces, so that this file does not break its own rules.
  const found = (files: string[], pattern: RegExp) =>
    files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : []))
    );

  it('no work is left behind as a mark', () => {
    expect(
      found([...code, ...sql], new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`))
    ).toEqual([]);
  });
  it('no path of a machine and no private registry', () => {
    expect(
      found(all, new RegExp(`(?<![\\w.])/(${['wo' + 'rk', 'ro' + 'ot', 'home', 'Users'].join('|')})/\\w`))
    ).toEqual([]);
  });
  it('no any, no suppressed compiler or linter, no skipped test', () => {
    const typed = code.filter((file) => !file.endsWith('.mjs'));
    const untyped = new RegExp(
      `(:|<|\\bas|\\|)\\s*an${'y'}\\b(?!\\w)|@ts-(ignore|nocheck|expect-error)|eslint-disable|\\b(it|describe|test)\\.(only|skip|todo)\\b`
    );
    expect(
      typed.flatMap((file) =>
        scriptOf(file)
          .split('\n')
          .flatMap((line, i) =>
            untyped.test(line.replace(/\/\/.*|\/?\*.*/, '')) ? [`${file}:${i + 1}: ${line.trim()}`] : []
          )
      )
    ).toEqual([]);
  });
});

describe('SQL', () => {
  /** From models, from contracts (typing, and what stands around it), from a search. */
  const MAY_COMPOSE = [
    'pipelines/warehouse/ddl.ts',
    // Comparison and hard values follow from the columns of each relation.
    'pipelines/cluster/cluster-sql.ts',
    'pipelines/landing/compare-sql.ts',
    'pipelines/landing/landing-sql.ts',
    'pipelines/landing/batch-sql.ts',
    'src/lib/search/compile.ts'
  ];
  const statement =
    /^\s*(--.*\n\s*)?(select\s+[\w*({'"$]|with\s+(recursive\s+)?\w+\s+as\s*\(|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(or\s+replace\s+)?(temp\s+)?(table|view|macro|schema)\s|copy\s*\(|attach\s+'|pragma\s+\w|set\s+\w+\s*=|comment\s+on\s|drop\s+(table|view)\s)/i;

  it('stands in .sql files, and is composed in three places only', () => {
    expect(stringsOf('pipelines/warehouse/ddl.ts').some((text) => statement.test(text))).toBe(true);
    expect(
      product
        .filter((file) => !MAY_COMPOSE.includes(file))
        .flatMap((file) =>
          stringsOf(file)
            .filter((text) => statement.test(text))
            .map((text) => `${file}: ${text.slice(0, 60)}`)
        )
    ).toEqual([]);
  });
});

it('no page tells its reader to type a command', () => {
  const shown = code.filter((file) => file.startsWith('src/') && !file.endsWith('.gen.ts'));
  const withoutComments = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|<!--[\s\S]*?-->/gm, '');
  expect(shown.filter((file) => /npm (run|start|test)\b/.test(withoutComments(file)))).toEqual([]);
});

describe('settings', () => {
  /** Set by npm itself. */
  const FOREIGN = new Set(['INIT_CWD']);
  const inCode = (pattern: RegExp) =>
    new Set(
      code
        .filter((file) => !file.startsWith('src/lib/settings/'))
        .flatMap((file) => [...scriptOf(file).matchAll(pattern)].map((match) => match[1]!))
        .filter((name) => !FOREIGN.has(name))
    );

  it('are declared once: nothing else is read, and each is read', () => {
    const direct = inCode(/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)\b/g);
    const named = inCode(/'([A-Z][A-Z0-9_]+)'/g);
    expect(direct.size).toBeGreaterThan(5);
    expect([...direct].filter((name) => !Object.hasOwn(SETTINGS, name))).toEqual([]);
    expect(Object.keys(SETTINGS).filter((name) => !direct.has(name) && !named.has(name))).toEqual([]);
  });

  it('stand in .env.example as declared', () => {
    expect(textOf('.env.example')).toBe(envExample());
  });
});
