import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InputError } from '#lib/domain/errors.ts';
import { jsonLines } from '#pipelines/files/json-lines.ts';

/** A record with a label, for training and evaluation. */
export interface LabelledRecord {
  id: string;
  title: string;
  text: string;
  label: string;
}

export interface LabelledRecords {
  records: LabelledRecord[];
  /** Lines that could not be used, with the reason. */
  problems: { where: string; reason: string }[];
}

/**
 * Reads `{id, title?, text, label}` from JSONL, or from CSV with these column names when the file ends in .csv.
 * `field` names the label's field. Throws InputError when the file is absent or holds no usable record.
 */
export async function readLabelled(path: string, field: string): Promise<LabelledRecords> {
  if (!(await stat(path).catch(() => null))?.isFile()) {
    throw new InputError('INPUT_INVALID', `找不到标注文件 — ${path} — 没有改动任何东西`, '请检查路径');
  }
  const result: LabelledRecords = { records: [], problems: [] };
  let line = 0;
  for await (const item of path.toLowerCase().endsWith('.csv') ? csvRows(path) : jsonLines(createReadStream(path))) {
    line += 1;
    const where = `第${line}行`;
    if ('error' in item) {
      result.problems.push({ where, reason: item.error });
      continue;
    }
    const { id, title, text } = item.value;
    const label = item.value[field];
    if (label === undefined || label === null || String(label).trim() === '')
      result.problems.push({ where, reason: `没有标签字段 ${field}` });
    else if (typeof text !== 'string' || text.trim() === '') result.problems.push({ where, reason: '没有文字 text' });
    else
      result.records.push({
        id: String(id ?? line),
        title: typeof title === 'string' ? title : '',
        text,
        label: String(label).trim()
      });
  }
  if (result.records.length === 0) {
    throw new InputError(
      'INPUT_INVALID',
      `标注文件里没有一条可用的记录 — ${path} — 没有改动任何东西`,
      `每行需要 text 和 ${field} 两个字段`
    );
  }
  return result;
}

type Row = { value: Record<string, unknown> } | { error: string };

async function* csvRows(path: string): AsyncGenerator<Row> {
  const parser = createReadStream(path).pipe(parse({ columns: true, bom: true, relax_column_count: true }));
  for await (const row of parser) yield { value: row as Record<string, unknown> };
}
