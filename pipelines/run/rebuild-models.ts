import { secondsSince } from '#pipelines/files/elapsed.ts';
import { InputError } from '#lib/domain/errors.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openDuck, runSqlFile, runSqlText, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { activeSources, annotationVersion } from '#pipelines/text/annotation-version.ts';
import { runChecks } from '#pipelines/warehouse/checks.ts';
import { attachStatement, dropStatement } from '#pipelines/warehouse/ddl.ts';
import { readModels } from '#pipelines/warehouse/model-files.ts';
import { neededFor, readersOf, relationsRead, type OrderedModel } from '#pipelines/warehouse/model-order.ts';
import { publishFile, readPublication, removeGeneration } from '#pipelines/warehouse/publish.ts';
import { shapeOfFile } from '#pipelines/warehouse/shape.ts';
import type { Publication } from '#lib/contracts/state/publication.ts';
import type { BuildInput } from './build-input.ts';
import { openLayers, writeCatalogue } from './build-warehouse.ts';
import { relationsInFile } from './carry-over.ts';
import { FOUND_STEPS, relationsOf } from './found-steps.ts';
import { createModels } from './make-models.ts';
import { factsOf, noteFacts, requireSameInputs, takeFound, type FactsOf } from './kept-facts.ts';
import { publishedInput } from './published-input.ts';

const WHOLE_BUILD = '运行 npm run -s data -- build 完整构建一次';

export interface RebuildEffects {
  now(): Date;
  log(line: string): void;
  step(name: string): void;
}

/** A publication that changed some models only. */
export interface Rebuilt {
  publication: Publication;
  /** Relations made anew, in the order in which they were made. */
  relations: string[];
}

/**
 * Makes some models and whatever reads them in a copy of the published file, checks them and publishes the copy.
 * Everything else stays as it was published, so the version differs from that of a whole build and the next run
 * builds everything. Throws InputError where a whole build is needed, ModelError for a model that fails, CheckError
 * for a broken rule; the published file is untouched by all of them.
 */
export async function rebuildModels(
  folder: StateFolder,
  relations: string[],
  effects: RebuildEffects
): Promise<Rebuilt> {
  const release = takeLock(folder.runs);
  const workDir = join(folder.scratch, 'part');
  try {
    const from = performance.now();
    const { published, facts } = publishedWithFacts(folder);
    rmSync(workDir, { recursive: true, force: true });
    mkdirSync(workDir, { recursive: true });
    const path = join(workDir, 'warehouse_next.duckdb');
    effects.step('copy');
    copyFileSync(folder.warehouse, path);
    const dataVersion = versionOf(published, relations);
    const { log, step } = effects;
    const input = await publishedInput(folder, workDir, effects.now(), { dataVersion, log, step });
    const made = await makeAgain(folder, path, relations, input);
    effects.step('publish');
    // Generations of whole builds are kept: trying a model twenty times must not push them out.
    const version = { dataVersion, asOf: published.as_of, shape: shapeOfFile() };
    const publication = publishFile(folder, path, version, effects.now(), Infinity);
    noteFacts(folder, { ...facts, data_version: dataVersion, is_partial: true });
    if (facts.is_partial) removeGeneration(folder, published.generation);
    effects.log(
      `已发布 ${publication.generation}：重建 ${made.length} 个模型（${made.join('、')}），` +
        `用时 ${secondsSince(from)} 秒`
    );
    return { publication, relations: made };
  } finally {
    rmSync(workDir, { recursive: true, force: true });
    release();
  }
}

function publishedWithFacts(folder: StateFolder): { published: Publication; facts: FactsOf } {
  const published = readPublication(folder);
  if (!published) throw new InputError('INPUT_INVALID', '还没有发布过数据，没有可以部分重建的文件', WHOLE_BUILD);
  const facts = factsOf(folder);
  if (facts?.data_version !== published.data_version)
    throw new InputError(
      'INPUT_INVALID',
      `已发布的版本 ${published.data_version} 没有留下构建底稿（可能刚退回或由旧程序构建），数据没有变化`,
      '运行 npm run -s data -- build --force 完整构建一次'
    );
  if (facts.annotation_version !== annotationVersion(activeSources(folder.models)))
    throw new InputError('INPUT_INVALID', '词典、模型或文本规则在上次构建之后改变，数据没有变化', WHOLE_BUILD);
  return { published, facts };
}

async function makeAgain(folder: StateFolder, path: string, relations: string[], input: BuildInput): Promise<string[]> {
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(input.workDir, 'spill') });
  try {
    await runSqlText(connection, attachStatement(path, basename(path, '.duckdb')));
    const models = await openLayers(connection, path, input);
    const facts = join(input.workDir, 'facts');
    requireSameInputs(folder, facts);
    const affected = await affectedBy(connection, models, relations);
    const found = FOUND_STEPS.flatMap(({ name }) => relationsOf(name));
    if (affected.some((model) => model.reads.some((relation) => found.includes(relation)))) {
      if (!takeFound(folder, facts))
        throw new InputError('INPUT_INVALID', '上次构建没有留下热点和企业名称的底稿，数据没有变化', WHOLE_BUILD);
      for (const { name } of FOUND_STEPS) await runSqlFile(connection, `${name}/facts.sql`, { folder: facts });
    }
    const counts = await runSqlFile(connection, 'build/row-counts.sql');
    await dropFromFile(connection, affected);
    const names = new Set(affected.map(({ relation }) => relation));
    const staging = neededFor(models, [...names]).filter(
      (model) => model.layer === 'staging' && !names.has(model.relation)
    );
    const tables = await createModels([connection], [...staging, ...affected], input);
    const known = counts
      .filter(({ relation, row_count }) => row_count !== null && !names.has(String(relation)))
      .map(({ relation, row_count }) => ({ relation: String(relation), row_count: Number(row_count) }));
    await runSqlFile(connection, 'build/drop-catalogue.sql');
    await writeCatalogue(connection, models, [...known, ...tables], input.workDir);
    const checked = models.filter(
      (model) => names.has(model.relation) || model.refs.some(({ relation }) => names.has(relation))
    );
    await runChecks(connection, checked, input.step);
    await runSqlFile(connection, 'build/close.sql');
    return affected.map(({ relation }) => relation);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * The models asked for, the publication itself and their readers, in order. Throws InputError where texts or issues
 * follow from them.
 */
async function affectedBy(
  connection: DuckDBConnection,
  models: OrderedModel[],
  relations: string[]
): Promise<OrderedModel[]> {
  const unknown = relations.filter((relation) => !models.some((model) => model.relation === relation));
  if (unknown.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `没有模型「${unknown.join('、')}」，数据没有变化`,
      '写成 层.名称，如 marts.volumes；模型删除或改名后要完整构建'
    );
  const asked = [...relations, 'marts.publication'];
  const names = new Set([...asked, ...readersOf(models, asked)]);
  const questions = FOUND_STEPS.flatMap(({ questions }) => questions).map((path) => ({
    path,
    sql: readFileSync(join(SQL_DIR, path), 'utf8')
  }));
  const upstream = new Set((await relationsRead(connection, questions)).flat());
  const above = [...names].find((relation) => upstream.has(relation));
  if (above !== undefined)
    throw new InputError(
      'INPUT_INVALID',
      `热点归集和企业名称由 ${above} 得出，改动 ${relations.join('、')} 要完整构建，数据没有变化`,
      WHOLE_BUILD
    );
  return models.filter(({ relation }) => names.has(relation));
}

/** Relations leave the file before they are made again, readers first; a model may have been new, or a view before. */
async function dropFromFile(connection: DuckDBConnection, affected: OrderedModel[]): Promise<void> {
  const there = await relationsInFile(connection);
  for (const { relation } of affected.toReversed()) {
    const is_view = there.get(relation);
    if (is_view !== undefined) await connection.run(dropStatement({ relation, is_view }));
  }
}

/** Differs from the version of any whole build: a later run sees that not everything was made anew. */
function versionOf(published: Publication, relations: string[]): string {
  const hash = createHash('sha256').update(published.data_version);
  const asked = new Set(relations);
  for (const model of readModels()) if (asked.has(model.relation)) hash.update(`${model.relation}\n${model.sql}\n`);
  return hash.digest('hex').slice(0, 12);
}
