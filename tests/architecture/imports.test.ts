import { describe, expect, it } from 'vitest';
import { filesOf, importsOf, scriptOf } from './tree.ts';

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
