import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { InputError } from '#lib/domain/errors.ts';
import type { EnterpriseEntry } from '#lib/text/enterprises.ts';

/**
 * Reads an enterprise table (CSV with 企业编号, 企业名称 and optionally 别名 separated by 、, or the field names
 * ent_id, ent_name, aliases). Throws InputError when it is absent or names no enterprise.
 */
export async function readEnterprises(path: string): Promise<EnterpriseEntry[]> {
  const csv = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError('INPUT_INVALID', `读不到企业台账 — ${path} — 没有标注任何记录`, '请检查路径', { cause });
  });
  const rows: Record<string, string>[] = parse(csv, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true
  });
  const entries = rows
    .map((row) => ({
      ent_id: row['企业编号'] ?? row['ent_id'] ?? '',
      ent_name: row['企业名称'] ?? row['ent_name'] ?? '',
      aliases: (row['别名'] ?? row['aliases'] ?? '').split('、').filter(Boolean)
    }))
    .filter((entry) => entry.ent_id !== '' && entry.ent_name !== '');
  if (entries.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `企业台账里没有企业 — ${path} — 没有标注任何记录`,
      '需要「企业编号」和「企业名称」两列'
    );
  return entries;
}
