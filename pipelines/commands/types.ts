import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, type Command } from './command.ts';
import { NO_DECISIONS } from '#pipelines/app-state/app-state.ts';
import { annotateLanding } from '#pipelines/text/annotate-landing.ts';
import { buildWarehouse } from '#pipelines/run/build-warehouse.ts';
import { ensureEmptyBatches } from '#pipelines/landing/empty-batches.ts';
import { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { openDuck } from '#pipelines/duck/sql-file.ts';
import { queryTypesText } from '#pipelines/warehouse/types.ts';
import { writeLandingSql } from '#pipelines/landing/write-landing-sql.ts';

export const QUERY_TYPES_PATH = join(import.meta.dirname, '..', '..', 'src', 'lib', 'contracts', 'query-types.gen.ts');

export const command: Command = {
  name: 'types',
  summary: '从契约生成入库 SQL，从查询生成 TypeScript 类型（开发用）',
  usage: '用法：npm run types',
  options: {},
  async run(_positionals, _values, io) {
    io.stdout.write(`入库 SQL ${writeLandingSql()} 个文件\n`);
    writeFileSync(QUERY_TYPES_PATH, await withEmptyWarehouse(queryTypesText));
    io.stdout.write('查询类型已更新\n');
    return EXIT.ok;
  }
};

/** Builds a warehouse without any rows, which has every relation and type, and hands over a connection to it. */
export async function withEmptyWarehouse<T>(use: Parameters<typeof useBuilt<T>>[1]): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'zhisheng-types-'));
  try {
    const landing = join(root, 'data', 'landing');
    const duck = new LandingDuck(join(root, 'data', 'spill'));
    await ensureEmptyBatches(landing, join(root, 'data'), duck).finally(() => duck.close());
    const below = (name: string) => join(root, 'data', name);
    const folders = { landing, annotations: below('annotations'), labels: below('labels'), scratch: below('scratch') };
    const version = await annotateLanding(folders, { lexiconPath: null, modelPath: null }, [], {
      log: () => undefined,
      step: () => undefined,
      signal: new AbortController().signal
    });
    const { path } = await buildWarehouse({
      landing,
      annotations: { folder: folders.annotations, version },
      issues: { ledger: join(root, 'data', 'issues'), keep: false },
      workDir: join(root, 'data', 'build'),
      manifests: [],
      unreadable: [],
      decisions: NO_DECISIONS,
      dataVersion: 'types',
      asOf: '2026-01-01',
      isDemo: false,
      hasReal: false,
      log: () => undefined,
      step: () => undefined
    });
    return await useBuilt(path, use);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function useBuilt<T>(
  path: string,
  use: (connection: Awaited<ReturnType<typeof openDuck>>['connection']) => Promise<T>
): Promise<T> {
  const { instance, connection } = await openDuck(path, { spillDir: `${path}.spill` });
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
