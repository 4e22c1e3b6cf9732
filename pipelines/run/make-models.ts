import { ModelError } from '#lib/domain/errors.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { commentStatements, createStatement } from '#pipelines/warehouse/ddl.ts';
import { makeInLanes } from '#pipelines/warehouse/model-lanes.ts';
import type { OrderedModel } from '#pipelines/warehouse/model-order.ts';
import { contentOf } from '#pipelines/warehouse/prints.ts';
import type { Standing } from '#pipelines/warehouse/standing.ts';
import type { BuildInput } from './build-input.ts';
import type { FoundSteps } from './found-steps.ts';

export interface TableCount {
  relation: string;
  row_count: number;
}

/** The parts of the last build that are carried over. */
export interface Carried {
  standing: Standing;
  steps: FoundSteps;
}

/**
 * Makes the models, each with its catalogue texts, those aside that are carried over; what they read is there or among
 * them. Throws ModelError naming the file.
 */
export async function createModels(
  lanes: DuckDBConnection[],
  models: OrderedModel[],
  { step }: Pick<BuildInput, 'step'>,
  carried?: Carried
): Promise<TableCount[]> {
  const tables: TableCount[] = [];
  await makeInLanes(models, lanes, async (model, connection) => {
    step(`model:${model.relation}`);
    try {
      const row_count = carried ? await makeOrCarry(connection, model, carried) : await makeNew(connection, model);
      if (row_count !== null) tables.push({ relation: model.relation, row_count });
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
      throw new ModelError(
        'MODEL_INVALID',
        `模型 ${model.path} 构建失败：${detail}，上一版数据仍在使用`,
        '修正该 SQL 文件后重新运行 build',
        { cause }
      );
    }
  });
  return tables;
}

/** Rows of the table; null for a view. */
async function makeNew(connection: DuckDBConnection, model: OrderedModel): Promise<number | null> {
  await make(connection, model);
  return model.isView ? null : (await contentOf(connection, model.relation)).row_count;
}

async function makeOrCarry(
  connection: DuckDBConnection,
  model: OrderedModel,
  { standing, steps }: Carried
): Promise<number | null> {
  if (standing.stands(model)) return standing.rowsOf(model.relation);
  await steps.read(connection, model.reads);
  await standing.makeRoom(connection, model);
  await make(connection, model);
  return (await standing.made(connection, model)).row_count;
}

async function make(connection: DuckDBConnection, model: OrderedModel): Promise<void> {
  await connection.run(createStatement(model));
  await connection.run(commentStatements(model));
}
