import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allFields, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import type { Rng } from '#pipelines/demo/random.ts';
import type { Row } from '#pipelines/demo/rows.ts';
import { encodeGb18030 } from './gb18030.ts';
import { timelessZip } from './timeless-zip.ts';
import { cellText, drawStyle, type FileStyle, type Format } from './style.ts';

const EXTENSION: Record<Format, string> = {
  csv: 'csv',
  'csv-bom': 'csv',
  'csv-gb18030': 'csv',
  xlsx: 'xlsx',
  jsonl: 'jsonl',
  parquet: 'parquet'
};

/**
 * The number formats of every workbook: given, because the library otherwise adds those of workbooks handled earlier.
 */
const FORMATS = {
  0: 'General',
  14: 'm/d/yy',
  49: '@',
  164: 'yyyy-mm-dd',
  165: 'yyyy-mm-dd hh:mm:ss',
  65535: 'General'
};

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** Fields that a file carries: all that any row fills, minus what the style leaves out. */
function columns(contract: RecordContract, rows: Row[], without: readonly string[]): Field[] {
  return allFields(contract).filter(
    (field) => !without.includes(field.name) && rows.some((row) => row[field.name] !== undefined)
  );
}

function csv(fields: Field[], rows: Row[], style: FileStyle): string {
  const lines = [fields.map((field) => quote(style.headers.get(field.name) ?? field.label)).join(',')];
  for (const row of rows) lines.push(fields.map((field) => quote(cellText(row[field.name], field, style))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function jsonl(fields: Field[], rows: Row[], style: FileStyle): string {
  return rows
    .map((row) => {
      const object: Record<string, string | number> = {};
      for (const field of fields) {
        const cell = row[field.name];
        const text = cellText(cell, field, style);
        if (text !== '')
          object[style.headers.get(field.name) ?? field.label] =
            typeof cell === 'number' && field.type === 'integer' ? cell : text;
      }
      return `${JSON.stringify(object)}\n`;
    })
    .join('');
}

/** Excel keeps dates as serial numbers with a date format; everything else as text, numbers of people as numbers. */
function xlsx(fields: Field[], rows: Row[], style: FileStyle): Buffer {
  const sheet = utils.aoa_to_sheet([
    fields.map((field) => style.headers.get(field.name) ?? field.label),
    ...rows.map((row) =>
      fields.map((field) => {
        const cell = row[field.name];
        if (
          typeof cell === 'number' &&
          style.dates === 'iso' &&
          (field.type === 'date' || field.type === 'timestamp')
        ) {
          return {
            t: 'n',
            v: (field.type === 'date' ? cell : cell / 86400) + 25569,
            z: field.type === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss'
          };
        }
        return typeof cell === 'number' && field.type === 'integer' && !style.fullWidth
          ? cell
          : cellText(cell, field, style);
      })
    )
  ]);
  const book = Object.assign(utils.book_new(), { SSF: { ...FORMATS } });
  utils.book_append_sheet(book, sheet, '数据');
  return timelessZip(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

/**
 * Writes source files under `inbox/<source>/`: temporary name first, then rename; modification time = end of the
 * demo.
 */
export class FileWriter {
  files = 0;
  readonly rows: Record<string, number> = {};
  private readonly inbox: string;
  private readonly stamp: Date;
  private readonly rng: Rng;

  constructor(inbox: string, stamp: Date, rng: Rng) {
    this.inbox = inbox;
    this.stamp = stamp;
    this.rng = rng;
  }

  /** One file of one record. `name` without extension; the contract's file name stem must be in it. */
  async table(
    contract: RecordContract,
    name: string,
    format: Format,
    rows: Row[],
    without: readonly string[] = []
  ): Promise<void> {
    if (rows.length === 0) return;
    const style = drawStyle(contract, format, this.rng.stream(name));
    const fields = columns(contract, rows, without);
    const folder = path.join(this.inbox, contract.source);
    mkdirSync(folder, { recursive: true });
    const target = path.join(folder, `${name}.${EXTENSION[format]}`);
    const temporary = `${target}.part`;
    if (format === 'parquet') await this.parquet(csv(fields, rows, style), temporary);
    else if (format === 'xlsx') writeFileSync(temporary, xlsx(fields, rows, style));
    else if (format === 'jsonl') writeFileSync(temporary, jsonl(fields, rows, style));
    else if (format === 'csv-gb18030') writeFileSync(temporary, encodeGb18030(csv(fields, rows, style)));
    else writeFileSync(temporary, (format === 'csv-bom' ? '\uFEFF' : '') + csv(fields, rows, style));
    utimesSync(temporary, this.stamp, this.stamp);
    renameSync(temporary, target);
    this.files += 1;
    this.rows[contract.record] = (this.rows[contract.record] ?? 0) + rows.length;
  }

  private async parquet(text: string, target: string): Promise<void> {
    const source = `${target}.csv`;
    writeFileSync(source, text);
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    try {
      await connection.run(readFileSync(new URL('write-parquet.sql', import.meta.url), 'utf8'), { source, target });
    } finally {
      connection.closeSync();
      instance.closeSync();
      rmSync(source, { force: true });
    }
  }
}
