import { ModelError } from '#lib/domain/errors.ts';

export type Layer = 'staging' | 'core' | 'marts';

/** One model: one `select` in `sql/models/<nn>_<layer>/<name>.sql` (or `.gen.sql`), with its header as data. */
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
  /** Indicators that it counts (`@indicator`). */
  indicators: string[];
  /** Name of the mart through which pages read this core model (`@mart`); null if they do not. */
  martName: string | null;
}

/** Splits a model file into header facts and select. */
export function parseModel(path: string, layer: Layer, sql: string): Model {
  const name = path
    .split('/')
    .at(-1)!
    .replace(/(\.gen)?\.sql$/, '');
  const header = headerLines(sql);
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
  const mart = header.find((line) => /^@mart( |$)/.test(line));
  if (mart !== undefined && layer !== 'core')
    throw new ModelError('MODEL_INVALID', `模型 ${path} 不在 core 层，不能标 @mart`, '去掉 @mart');
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
    indicators: list('indicator'),
    refs,
    columns,
    martName: mart === undefined ? null : mart.slice('@mart'.length).trim() || name
  };
}

/** Lines of the header without their dashes; a line that is indented by three spaces goes on with the one above it. */
function headerLines(sql: string): string[] {
  const lines: string[] = [];
  for (const line of sql.split('\n').filter((one) => one.startsWith('-- '))) {
    const text = line.slice(3);
    if (text.startsWith('  ') && lines.length > 0) lines[lines.length - 1] += text.trim();
    else lines.push(text.trim());
  }
  return lines;
}
