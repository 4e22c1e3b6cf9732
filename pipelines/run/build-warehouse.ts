import { CONTRACTS } from '#lib/contracts/all.ts';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mineIssues } from '#pipelines/issues/mine-warehouse.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';
import { resolveMentions } from '#pipelines/text/resolve-mentions.ts';
import { DECLARED_RELATIONS, writeBuildFacts } from '#pipelines/warehouse/build-facts.ts';
import { fitExpectations } from '#pipelines/warehouse/fit-expectations.ts';
import { runChecks, type CheckResult } from '#pipelines/warehouse/checks.ts';
import { attachStatement, searchPathStatement } from '#pipelines/warehouse/ddl.ts';
import { readModels } from '#pipelines/warehouse/model-files.ts';
import { neededFor, orderModels, readersOf, type OrderedModel } from '#pipelines/warehouse/model-order.ts';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { BuildPrints } from '#lib/contracts/state/build-prints.ts';
import type { BuildInput } from './build-input.ts';
import { copyWhole, frameOfBuild, standingOf, type BuildBase } from './carry-over.ts';
import { FoundSteps, relationsOf } from './found-steps.ts';
import { createModels, type Carried, type TableCount } from './make-models.ts';

/** Hot issues are mined beside the build: what they hold and this together stay below 2 GB. */
const MEMORY_LIMIT = '800MB';

export interface BuildOutput {
  /** The finished, checked file, closed; publish renames it. */
  path: string;
  checks: CheckResult[];
  tables: TableCount[];
  /** Whether the file began as a copy of the last one. */
  isCarried: boolean;
  /** Relations of core and marts that were made, not carried over. */
  made: string[];
  prints: Omit<BuildPrints, 'sha256'>;
}

/**
 * Builds `warehouse_next.duckdb` in the work folder from the landed batches and checks it. With a `base` the file starts
 * as its copy: only relations whose text or input changed are made, all others stand as they are, and the result is
 * that of a whole build. Staging views and raw relations live in an attached memory database, so only core and marts
 * reach the file. Throws ModelError for a model that fails and CheckError when a check returns rows; the published file
 * is untouched by either.
 */
export async function buildWarehouse(input: BuildInput, base?: BuildBase): Promise<BuildOutput> {
  rmSync(input.workDir, { recursive: true, force: true });
  mkdirSync(input.workDir, { recursive: true });
  const path = join(input.workDir, 'warehouse_next.duckdb');
  const { instance, connection } = await openDuck(':memory:', {
    spillDir: join(input.workDir, 'spill'),
    memoryLimit: MEMORY_LIMIT
  });
  const isCarried = base !== undefined && copyWhole(base, path);
  try {
    const models = isCarried ? await openCopy(connection, path, input) : await openNewFile(connection, path, input);
    const standing = await standingOf(connection, models, input, isCarried ? base : undefined);
    const facts = join(input.workDir, 'facts');
    const steps = new FoundSteps({
      standing,
      facts,
      keptFacts: isCarried ? base.facts : undefined,
      annotationVersion: input.annotations.version
    });
    const tables = await inTwoLanes(instance, connection, path, input, (lanes) =>
      createWithIssues(lanes, models, input, { standing, steps })
    );
    await writeCatalogue(connection, models, tables, input.workDir);
    input.step('check');
    const isTouched = ({ relation, refs }: OrderedModel) =>
      standing.isMade(relation) || refs.some((ref) => standing.isMade(ref.relation));
    const checks = await runChecks(connection, models.filter(isTouched), input.step);
    input.step('close');
    await runSqlFile(connection, 'build/close.sql');
    return {
      path,
      checks,
      tables,
      isCarried,
      made: models
        .filter(({ layer, relation }) => layer !== 'staging' && standing.isMade(relation))
        .map(({ relation }) => relation),
      prints: {
        frame: frameOfBuild(),
        whole_bytes: isCarried ? base.prints.whole_bytes : statSync(path).size,
        relations: standing.prints
      }
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Makes some relations and what they follow from in a scratch file, and gives them to `use`. Nothing is checked or
 * published and no hot issue is mined: for looking at what a change would do.
 */
export async function buildPart<T>(
  input: BuildInput,
  relations: string[],
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  rmSync(input.workDir, { recursive: true, force: true });
  mkdirSync(input.workDir, { recursive: true });
  const path = join(input.workDir, 'part.duckdb');
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(input.workDir, 'spill') });
  try {
    await createModels([connection], neededFor(await openNewFile(connection, path, input), relations), input);
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function openCopy(connection: DuckDBConnection, path: string, input: BuildInput): Promise<OrderedModel[]> {
  await runSqlText(connection, attachStatement(path, basename(path, '.duckdb')));
  await runSqlFile(connection, 'build/drop-catalogue.sql');
  return openLayers(connection, path, input);
}

async function openNewFile(connection: DuckDBConnection, path: string, input: BuildInput): Promise<OrderedModel[]> {
  await runSqlText(connection, attachStatement(path, basename(path, '.duckdb')));
  await runSqlFile(connection, 'build/schemas.sql');
  return openLayers(connection, path, input);
}

/**
 * Makes the raw relations of the input in memory, beside the file at `path`, which is the current database and has
 * the schemas core and marts. Returns the models in order. Hot issues and mentions of companies are not among the
 * relations.
 */
export async function openLayers(
  connection: DuckDBConnection,
  path: string,
  input: BuildInput
): Promise<OrderedModel[]> {
  await runSqlFile(connection, 'build/open.sql');
  await useLayers(connection, path, input);
  await runSqlFile(connection, 'landing/raw-views.gen.sql');
  await runSqlFile(connection, 'build/annotations.sql');
  const facts = join(input.workDir, 'facts');
  writeBuildFacts(facts, input.manifests, input.unreadable, input.decisions);
  await runSqlFile(connection, 'build/declared.sql', { folder: facts });
  await runSqlFile(connection, 'build/decisions.sql', { folder: facts });
  await runSqlFile(connection, 'build/facts.sql', {
    folder: facts,
    as_of: input.asOf,
    data_version: input.dataVersion,
    is_demo: input.isDemo,
    has_real: input.hasReal
  });
  const declared = new Set([...CONTRACTS.map((contract) => `raw.${contract.record}`), ...DECLARED_RELATIONS]);
  return orderModels(connection, readModels(), declared);
}

/** Gives `use` the connection and a second one that knows the same; the second is closed whatever happens. */
async function inTwoLanes<T>(
  instance: DuckDBInstance,
  connection: DuckDBConnection,
  path: string,
  input: BuildInput,
  use: (lanes: DuckDBConnection[]) => Promise<T>
): Promise<T> {
  const second = await instance.connect();
  try {
    await runSqlFile(second, 'session.sql');
    await useLayers(second, path, input);
    return await use([connection, second]);
  } finally {
    second.closeSync();
  }
}

/**
 * Settings of a connection besides the relations: the order of the schemas and where the batches and annotations
 * lie.
 */
async function useLayers(connection: DuckDBConnection, path: string, input: BuildInput): Promise<void> {
  await runSqlText(connection, searchPathStatement(basename(path, '.duckdb')));
  await runSqlFile(connection, 'landing/use-folder.sql', { landing: input.landing });
  await runSqlFile(connection, 'build/use-annotations.sql', input.annotations);
}

/**
 * Companies are resolved from the core tables, hot issues mined from what says which company is meant; whatever shows
 * them comes after. What reads texts comes after what does not, one model at a time: some of them need all the memory
 * there is.
 */
async function createWithIssues(
  lanes: DuckDBConnection[],
  models: OrderedModel[],
  input: BuildInput,
  carried: Carried
): Promise<TableCount[]> {
  const [connection] = lanes as [DuckDBConnection];
  const { steps } = carried;
  const issues = readersOf(models, [...relationsOf('issues'), ...relationsOf('expectations')]);
  const companies = readersOf(models, relationsOf('enterprises'));
  const texts = readersOf(
    models,
    ANNOTATED_RECORDS.map(({ record }) => `raw.annotations_${record}`)
  );
  const after = (relation: string) =>
    issues.has(relation) ? 'issues' : companies.has(relation) ? 'companies' : texts.has(relation) ? 'texts' : 'records';
  const create = (what: ReturnType<typeof after>, on: DuckDBConnection[]) =>
    createModels(
      on,
      models.filter(({ relation }) => after(relation) === what),
      input,
      carried
    );
  const facts = join(input.workDir, 'facts');
  const tables = [...(await create('records', lanes)), ...(await create('texts', [connection]))];
  input.step('enterprises');
  await steps.run(connection, 'enterprises', input.decisions.enterprises, () =>
    resolveMentions(connection, input.decisions.enterprises, facts)
  );
  tables.push(...(await create('companies', [connection])));
  await steps.run(connection, 'expectations', null, () => fitExpectations(connection, facts, input));
  const decisions = input.decisions.issues;
  await steps.run(connection, 'issues', decisions, () =>
    mineIssues(connection, { ...input.issues, decisions, factsDir: facts }, input)
  );
  return [...tables, ...(await create('issues', [connection]))];
}

/** Writes the tables behind the catalogue page: relations with grain and rows, columns, lineage. */
export async function writeCatalogue(
  connection: DuckDBConnection,
  models: OrderedModel[],
  tables: TableCount[],
  workDir: string
): Promise<void> {
  const folder = join(workDir, 'facts');
  const rowCounts = new Map(tables.map((table) => [table.relation, table.row_count]));
  writeFileSync(
    join(folder, 'tables.json'),
    JSON.stringify(
      models.map((model) => ({
        relation: model.relation,
        layer: model.layer,
        description: model.description,
        grain: model.grain,
        path: `sql/${model.path}`,
        row_count: rowCounts.get(model.relation) ?? null
      }))
    )
  );
  writeFileSync(
    join(folder, 'lineage.json'),
    JSON.stringify(models.flatMap((model) => model.reads.map((reads) => ({ relation: model.relation, reads }))))
  );
  await runSqlFile(connection, 'build/catalogue.sql', { folder });
}
