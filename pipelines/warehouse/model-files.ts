import { ModelError } from '#lib/domain/errors.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { passThrough } from './ddl.ts';
import { parseModel, type Layer, type Model } from './model.ts';

const LAYERS: Record<string, Layer> = { '10_staging': 'staging', '20_core': 'core', '30_marts': 'marts' };

/**
 * Reads every model file, and adds the marts that core models declare with `@mart`.
 * Throws ModelError naming the file whose header or place is wrong, or the second file that makes the same relation.
 */
export function readModels(sqlDir: string = SQL_DIR): Model[] {
  const models = Object.entries(LAYERS).flatMap(([folder, layer]) =>
    readdirSync(join(sqlDir, 'models', folder))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => {
        const path = `models/${folder}/${file}`;
        return parseModel(path, layer, readFileSync(join(sqlDir, path), 'utf8'));
      })
  );
  const all = withDeclaredMarts(models);
  const paths = new Map<string, string>();
  for (const { relation, path } of all) {
    const first = paths.get(relation);
    if (first !== undefined)
      throw new ModelError('MODEL_INVALID', `模型 ${path} 与 ${first} 都生成 ${relation}`, '只留一个，或改一个的名称');
    paths.set(relation, path);
  }
  return all;
}

/** The models, followed by a view in `marts` for each core model that declares itself a mart. */
export function withDeclaredMarts(models: Model[]): Model[] {
  return [...models, ...models.flatMap((model) => (model.martName === null ? [] : [martOf(model, model.martName)]))];
}

/** Has the same columns and the same texts; keys, references and missing values are checked on the core model. */
function martOf(core: Model, name: string): Model {
  return {
    ...core,
    relation: `marts.${name}`,
    layer: 'marts',
    name,
    sql: passThrough(core.relation),
    isView: true,
    notNull: [],
    key: [],
    refs: [],
    indicators: [],
    martName: null
  };
}
