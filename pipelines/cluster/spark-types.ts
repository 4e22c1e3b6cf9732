import { nodeIn, nodesIn, optionalNode, quoted, textIn, untranslated, type TreeNode } from './spark-tree.ts';

/** Types of DuckDB that stand in models and in columns of the warehouse → Spark's. */
const SPARK_TYPES: Record<string, string> = {
  BOOLEAN: 'boolean',
  TINYINT: 'tinyint',
  SMALLINT: 'smallint',
  INTEGER: 'int',
  BIGINT: 'bigint',
  UINTEGER: 'bigint',
  HUGEINT: 'decimal(38, 0)',
  DOUBLE: 'double',
  VARCHAR: 'string',
  DATE: 'date',
  TIMESTAMP: 'timestamp_ntz'
};

/** The type of a cast. */
export function castType(type: TreeNode): string {
  const info = optionalNode(type, 'type_info');
  if (textIn(type, 'id') !== 'UNBOUND') return named(textIn(type, 'id'));
  const bound = nodeIn(info ?? untranslated('类型'), 'expr');
  return writtenType(bound);
}

function writtenType(type: TreeNode): string {
  const name = textIn(type, 'type_name').toUpperCase();
  const parts = nodesIn(type, 'children');
  if (name === 'LIST') return `array<${writtenType(parts[0]!)}>`;
  if (name === 'DECIMAL') return `decimal(${parts.map((part) => String(nodeIn(part, 'value').value)).join(', ')})`;
  return named(name);
}

function named(type: string): string {
  return SPARK_TYPES[type] ?? untranslated(`类型 ${type}`);
}

/** Spark's type for one of DuckDB's, as `duckdb_columns()` writes it. Throws ModelError for one without counterpart. */
export function sparkType(type: string): string {
  if (type.endsWith('[]')) return `array<${sparkType(type.slice(0, -2))}>`;
  const struct = /^STRUCT\((.*)\)$/.exec(type)?.[1];
  if (struct !== undefined) {
    const fields = struct.split(/, (?![^(]*\))/).map((field) => {
      const at = field.lastIndexOf(' ', field.includes('(') ? field.indexOf('(') : field.length);
      return `${quoted(field.slice(0, at).replaceAll('"', ''))}: ${sparkType(field.slice(at + 1))}`;
    });
    return `struct<${fields.join(', ')}>`;
  }
  return /^DECIMAL\(\d+,\d+\)$/.test(type) ? type.toLowerCase() : (SPARK_TYPES[type] ?? untranslated(`类型 ${type}`));
}
