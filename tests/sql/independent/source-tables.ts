/**
 * Source files as text tables, without any of the product's reading, typing or modelling: bytes are decoded, headers
 * are matched to the field names that the contracts publish, every cell stays text. `sources.sql` types what it needs
 * by itself.
 */
import { CONTRACTS } from '#lib/contracts/all.ts';
import { allFields, type RecordContract } from '#lib/contracts/contract.ts';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type TextRow = Record<string, string>;

/** Writes `<out>/<record>.csv` with the rows of all files of each named record. */
export function decodeSources(inbox: string, records: readonly string[], out: string): void {
  mkdirSync(out, { recursive: true });
  const files = readdirSync(inbox, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(csv|xlsx)$/.test(entry.name)
  );
  for (const record of records) {
    const contract = CONTRACTS.find((candidate) => candidate.record === record)!;
    const own = files
      .filter((file) => recordOf(file.name, file.parentPath) === contract)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const rows = own.flatMap((file) =>
      rowsOf(readFileSync(join(file.parentPath, file.name)), file.name.endsWith('.xlsx'), contract)
    );
    writeFileSync(
      join(out, `${record}.csv`),
      stringify(rows, { header: true, columns: contract.fields.map((field) => field.name) })
    );
  }
}

function recordOf(name: string, folder: string): RecordContract | undefined {
  const stem = name
    .replace(/\.\w+$/, '')
    .replace(/[\d_-]/g, '')
    .toLowerCase();
  return CONTRACTS.find((contract) => folder.endsWith(contract.source) && contract.fileNames.includes(stem));
}

function rowsOf(bytes: Buffer, isWorkbook: boolean, contract: RecordContract): TextRow[] {
  const [header = [], ...body] = isWorkbook
    ? sheetOf(bytes)
    : (parse(textOf(bytes), { relax_column_count: true }) as string[][]);
  const fields = header.map((title) => fieldOf(title.trim(), contract));
  return body.map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, i) => (fields[i] === undefined ? [] : [[fields[i], String(cell ?? '').trim()]]))
    )
  );
}

function sheetOf(bytes: Buffer): string[][] {
  const book = read(bytes, { type: 'buffer' });
  return utils
    .sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: true, defval: '' })
    .map((row) => row.map(String));
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function fieldOf(title: string, contract: RecordContract): string | undefined {
  const plain = title.replace(/（万元）$/, '').toLowerCase();
  return allFields(contract).find((field) =>
    [field.label, ...(field.aliases ?? [])].some(
      (name) => name.toLowerCase() === plain || name.toLowerCase() === title.toLowerCase()
    )
  )?.name;
}
