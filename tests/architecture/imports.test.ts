import { describe, expect, it } from 'vitest';
import { importClosure } from '#pipelines/files/import-closure.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, importsOf, ROOT, scriptOf, textOf, valueImportsOf } from './tree.ts';

/** Who may know whom (design: routes → lib → domain; pipelines → lib; src never → pipelines). */
const source = filesOf('src', '.ts', '.svelte');
const pipelines = filesOf('pipelines', '.ts', '.mjs');
const broken = (files: string[], isForbidden: (target: string, file: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => isForbidden(target, file))
      .map((target) => `${file} → ${target}`)
  );

it('finds files and imports at all', () => {
  expect(source.length).toBeGreaterThan(100);
  expect(importsOf('src/lib/charts/trend.ts').some((target) => target.startsWith('src/lib/'))).toBe(true);
});

describe('directions', () => {
  it('src never imports pipelines, nor the tests', () => {
    expect(broken(source, (target) => /^(pipelines|tests)\//.test(target))).toEqual([]);
  });

  it('pipelines import nothing of the web but src/lib, and nothing of its server but how named queries are run', () => {
    expect(
      broken(
        pipelines,
        (target) =>
          /^src\/(?!lib\/)/.test(target) ||
          (target.startsWith('src/lib/server/') && !/server\/(ask|warehouse)\.ts$/.test(target)) ||
          target.startsWith('src/lib/ui/') ||
          /^(\$app|\$env|@sveltejs\/kit)/.test(target)
      )
    ).toEqual([]);
  });

  it('src/lib never imports routes, $app or $env', () => {
    expect(
      broken(
        source.filter((file) => file.startsWith('src/lib/')),
        (target) => target.startsWith('src/routes/') || /^\$(app|env)/.test(target)
      )
    ).toEqual([]);
  });

  it('domain knows nothing above it', () => {
    expect(
      broken(
        source.filter((file) => file.startsWith('src/lib/domain/')),
        (target) => target.startsWith('src/') && !/^src\/lib\/(domain|contracts)\//.test(target)
      )
    ).toEqual([]);
  });

  it('server code is imported by server code only', () => {
    const browser = source.filter(
      (file) => !/\.server\.ts$|\+server\.ts$|^src\/lib\/server\/|^src\/hooks\.server/.test(file)
    );
    const values = browser.filter((file) => !file.endsWith('.d.ts'));
    expect(
      broken(values, (target, file) => target.startsWith('src/lib/server/') && !importsTypesOnly(file, target))
    ).toEqual([]);
  });
});

describe('the code of a build', () => {
  const entry = 'pipelines/run/build-warehouse.ts';
  const build = importClosure([entry], ROOT);
  const inHouse = (targets: string[]) => targets.filter((target) => existsSync(join(ROOT, target)));

  it.each(['pipelines/run/build-warehouse.ts', 'pipelines/serve.ts', 'src/lib/briefing/files.server.ts'])(
    'is found from %s as the compiler finds it',
    (from) => {
      const closure = importClosure([from], ROOT);
      expect(closure.length).toBeGreaterThan(10);
      const reached = new Set(closure);
      const missing = closure.flatMap((file) => inHouse(valueImportsOf(file)).filter((target) => !reached.has(target)));
      expect(missing).toEqual([]);
      const imported = new Set(closure.flatMap((file) => importsOf(file)));
      const isWorker = (file: string) => closure.some((other) => textOf(other).includes(`/${file.split('/').at(-1)}'`));
      expect(closure.filter((file) => file !== from && !imported.has(file) && !isWorker(file))).toEqual([]);
    }
  );

  it('runs no SQL folder that the data version leaves out', () => {
    const named = build.flatMap((file) =>
      [...textOf(file).matchAll(/['`](?:sql\/)?([a-z]+)\/[^'`<\n]*\.sql['`]/g)].map((at) => at[1]!)
    );
    const counted = textOf('pipelines/run/build-step.ts').match(/BUILD_SQL = \[([^\]]*)\]/)![1]!;
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((folder) => !counted.includes(`'${folder}'`))).toEqual([]);
  });
});

describe('purity', () => {
  it('domain, text, contracts, issues and charts do no input or output', () => {
    const pure = source.filter(
      (file) => /^src\/lib\/(domain|text|contracts|charts|issues)\//.test(file) && !file.endsWith('.server.ts')
    );
    expect(pure.length).toBeGreaterThan(60);
    expect(
      broken(
        pure,
        (target) => target.startsWith('node:') || target.startsWith('src/lib/server/') || target.startsWith('@duckdb/')
      )
    ).toEqual([]);
  });

  it('only Chart.svelte and *.server.ts touch ECharts', () => {
    expect(
      broken(
        source,
        (target, file) =>
          /^echarts/.test(target) &&
          !file.endsWith('/Chart.svelte') &&
          !file.endsWith('.server.ts') &&
          !importsTypesOnly(file, target)
      )
    ).toEqual([]);
  });

  it('only schedule.ts imports node-cron', () => {
    expect(
      broken(
        [...source, ...pipelines],
        (target, file) => target === 'node-cron' && file !== 'pipelines/run/schedule.ts'
      )
    ).toEqual([]);
  });

  it("one source's folder never imports another's", () => {
    const sources = ['visits', 'petitions', 'negotiations', 'posts', 'reference'];
    const ownOf = (path: string) => sources.find((name) => path.startsWith(`pipelines/${name}/`));
    expect(
      broken(
        pipelines.filter((file) => ownOf(file)),
        (target, file) => ownOf(target) !== undefined && ownOf(target) !== ownOf(file)
      )
    ).toEqual([]);
  });

  it('DuckDB is opened in src/lib/server and in the pipelines only', () => {
    expect(
      broken(
        source.filter((file) => !file.startsWith('src/lib/server/')),
        (target) => target.startsWith('@duckdb/')
      )
    ).toEqual([]);
  });
});

/** True when every import of the target in the file is a type import, which leaves nothing at run time. */
function importsTypesOnly(file: string, target: string): boolean {
  const name = target.split('/').at(-1)!.replace(/[.]/g, '\\.');
  const statements = [...scriptOf(file).matchAll(new RegExp(`import[^;]*?from '[^']*${name}'`, 'g'))].map(
    (match) => match[0]
  );
  return statements.length > 0 && statements.every((statement) => /^import type\b/.test(statement));
}
