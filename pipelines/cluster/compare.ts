import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { OrderedModel } from '#pipelines/warehouse/model-order.ts';
import { differenceStatement, sparkSchema, typedSelect } from './cluster-sql.ts';
import type { SparkDriver } from './spark-driver.ts';
import { sparkModels } from './spark-model.ts';
import { viewName } from './spark-select.ts';
import { fileOf, type World } from './world.ts';

/** Folder of the rows that Spark made, in that of the world. */
const SPARK = 'spark';

/** One model on both engines, from the same inputs. */
export interface Compared {
  relation: string;
  /** Rows of DuckDB that Spark has not, and the other way round. */
  missing: number;
  extra: number;
  duckSeconds: number;
  sparkSeconds: number;
  /** Why Spark did not run it; '' otherwise. */
  refusal: string;
}

/**
 * Runs each model alone on Spark from the relations that DuckDB made, and compares the rows as multisets. A refused
 * model or one that fails is told with its reason, and the next one runs.
 */
export async function compareModels(
  world: World,
  driver: SparkDriver,
  models: OrderedModel[],
  done: (compared: Compared) => void
): Promise<void> {
  mkdirSync(join(world.folder, SPARK), { recursive: true });
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(world.folder, 'spill') });
  try {
    const columnsOf = (relation: string) => world.columns.get(relation)?.map(({ name }) => name);
    const texts = await sparkModels(connection, models, columnsOf);
    const known = new Set<string>();
    for (const [i, model] of models.entries()) {
      const duckSeconds = world.seconds.get(model.relation) ?? 0;
      const none = { relation: model.relation, missing: 0, extra: 0, duckSeconds, sparkSeconds: 0 };
      const { sql, refusal } = texts[i]!;
      if (sql === null) {
        done({ ...none, refusal });
        continue;
      }
      for (const read of model.reads.filter((one) => !known.has(one))) {
        await register(driver, world, read);
        known.add(read);
      }
      done({ ...none, ...(await compareModel(connection, driver, world, { relation: model.relation, sql })) });
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Runs the Spark text of one model and counts the rows that differ. */
async function compareModel(
  connection: DuckDBConnection,
  driver: SparkDriver,
  { folder, columns }: World,
  { relation, sql }: { relation: string; sql: string }
): Promise<Omit<Compared, 'relation' | 'duckSeconds'>> {
  const own = columns.get(relation)!;
  const path = join(folder, SPARK, `${relation}.parquet`);
  const name = `${viewName(relation)}__spark`;
  const { error, seconds } = await driver.run({ do: 'select', name, sql: typedSelect(sql, own), path });
  if (error !== undefined)
    return { missing: 0, extra: 0, sparkSeconds: 0, refusal: error.split('\n').slice(0, 3).join(' ') };
  const statement = differenceStatement(own, fileOf(folder, relation), join(path, '*.parquet'));
  const [difference] = await runSqlText(connection, statement);
  const [missing, extra] = [Number(difference!.missing), Number(difference!.extra)];
  return { missing, extra, sparkSeconds: seconds, refusal: '' };
}

async function register(driver: SparkDriver, { folder, columns }: World, relation: string): Promise<void> {
  const schema = sparkSchema(columns.get(relation)!);
  await driver.run({ do: 'register', name: viewName(relation), path: fileOf(folder, relation), schema });
}
