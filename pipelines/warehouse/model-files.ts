import { ModelError } from '#lib/domain/errors.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';

export type Layer = 'staging' | 'core' | 'marts';

/** One model: one `select` in `sql/models/<nn>_<layer>/<name>.sql`, with its header as data. */
export interface Model {
  /** `core.visits`: schema and name follow from the path. */
  relation: string;
  layer: Layer;
  name: string;
  /** Path below `sql/`. */
  path: string;
  /** The select, header included. */
  sql: string;
  /** First sentence of the header. */
  description: string;
  grain: string;
  notNull: string[];
  /** A mart that only lets pages see rows of core (`@view`), so that they are not stored twice. */
  isView: boolean;
  /** Columns that are unique together; follows from `@key`. */
  key: string[];
  refs: { column: string; relation: string; target: string }[];
  columns: Map<string, string>;
}

const LAYERS: Record<string, Layer> = { '10_staging': 'staging', '20_core': 'core', '30_marts': 'marts' };

/** Reads every model file. Throws ModelError naming the file whose header or place is wrong. */
export function readModels(sqlDir: string = SQL_DIR): Model[] {
  return Object.entries(LAYERS).flatMap(([folder, layer]) =>
    readdirSync(join(sqlDir, 'models', folder))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => {
        const path = `models/${folder}/${file}`;
        return parseModel(path, layer, readFileSync(join(sqlDir, path), 'utf8'));
      })
  );
}

/** Splits a model file into header facts and select. */
export function parseModel(path: string, layer: Layer, sql: string): Model {
  const name = path
    .split('/')
    .at(-1)!
    .replace(/\.sql$/, '');
  const header = sql
    .split('\n')
    .filter((line) => line.startsWith('-- '))
    .map((line) => line.slice(3).trim());
  const tagged = (tag: string) =>
    header.filter((line) => line.startsWith(`@${tag} `)).map((line) => line.slice(tag.length + 2).trim());
  const list = (tag: string) => tagged(tag).flatMap((line) => line.split(',').map((part) => part.trim()));
  const description = header[0] ?? '';
  const grain = tagged('grain')[0];
  if (!description || description.startsWith('@'))
    throw new ModelError('MODEL_INVALID', `模型 ${path} 缺少首行说明`, '在文件首行写一句说明');
  if (!grain) throw new ModelError('MODEL_INVALID', `模型 ${path} 缺少 @grain`, '在文件头写明一行代表什么');
  const columns = new Map(
    tagged('column').map((line) => {
      const [column = '', ...text] = line.split(/\s+/);
      return [column, text.join(' ')] as const;
    })
  );
  const refs = tagged('ref').map((line) => {
    const match = /^(\w+)\s+(\w+\.\w+)\.(\w+)$/.exec(line);
    if (!match)
      throw new ModelError('MODEL_INVALID', `模型 ${path} 的 @ref「${line}」写法不对`, '写成：@ref 列 层.关系.列');
    return { column: match[1]!, relation: match[2]!, target: match[3]! };
  });
  return {
    relation: `${layer}.${name}`,
    layer,
    name,
    path,
    sql,
    description,
    grain,
    isView: layer === 'staging' || header.includes('@view'),
    notNull: list('not_null'),
    key: list('key'),
    refs,
    columns
  };
}
