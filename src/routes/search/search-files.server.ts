/**
 * The files of a search: the hits of the screen as XLSX, or as CSV or Parquet in a zip with their definitions,
 * streamed row by row.
 */
import { BYTE_ORDER_MARK, csvLine } from '#lib/charts/table.ts';
import { compileExport, compileParquet } from '#lib/search/compile.ts';
import { EXPORT_COLUMNS, PARQUET_NAMES, type ExportRow } from '#lib/search/export.ts';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintText } from '#lib/server/export/lint-table.ts';
import { SHEET_ROWS, Workbook } from '#lib/server/export/workbook.ts';
import type { ReadySearch } from '#lib/server/search-page.ts';
import { runSearch, streamSearch } from '#lib/server/search.ts';
import { readWarehouse } from '#lib/server/query.ts';

/** Ending of the file name. */
export const FILE_ENDINGS = { xlsx: 'xlsx', csv: 'csv.zip', parquet: 'parquet.zip' } as const;
export type FileKind = keyof typeof FILE_ENDINGS;

const BYTES = new TextEncoder();

type Push = (chunk: Uint8Array) => Promise<void>;

/** A stream of the file's bytes. The reader sets the pace: rows wait in the database, not in memory. */
export function searchFile(kind: FileKind, ready: ReadySearch, notes: [string, string][]): ReadableStream<Uint8Array> {
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const writer = pipe.writable.getWriter();
  const push: Push = async (chunk) => {
    await writer.ready;
    await writer.write(chunk);
  };
  const write = { xlsx: writeXlsx, csv: writeCsv, parquet: writeParquet }[kind];
  write(ready, notes, push)
    .then(() => writer.close())
    .catch((cause: unknown) => writer.abort(cause).catch(() => undefined));
  return pipe.readable;
}

const valuesOf = (row: ExportRow) => EXPORT_COLUMNS.map((column) => column.value(row));

async function eachChunk(
  { question, chosen, frame }: ReadySearch,
  take: (rows: ExportRow[]) => Promise<void>
): Promise<void> {
  await readWarehouse((session) => streamSearch<ExportRow>(session, compileExport(question, chosen, frame), take));
}

/**
 * Records whose words look like personal data, as number and kind. All rows are looked at before the first byte leaves:
 * a file that has begun cannot be taken back.
 */
export async function lintSearch(ready: ReadySearch): Promise<string[]> {
  const findings: string[] = [];
  await eachChunk(ready, (rows) => {
    for (const { record_id, text, issue_label, ent_name } of rows)
      for (const kind of [text, issue_label, ent_name].flatMap(lintText)) findings.push(`${record_id}（${kind}）`);
    return Promise.resolve();
  });
  return findings;
}

/**
 * CSV and Parquet have no room for what they mean: each travels in a zip beside 说明.csv with the same notes as the
 * sheet of the workbook.
 */
class Bundle {
  private readonly parts: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.parts.push(chunk);
  });

  constructor(
    private readonly push: Push,
    notes: [string, string][]
  ) {
    const part = new ZipDeflate('说明.csv', { level: 3 });
    this.zip.add(part);
    part.push(BYTES.encode(BYTE_ORDER_MARK + notes.map((line) => csvLine(line)).join('')), true);
  }

  /** Begins the file of the records; its bytes go to `add` and end with `end`. */
  begin(part: ZipDeflate | ZipPassThrough) {
    this.zip.add(part);
    return {
      add: async (bytes: Uint8Array) => {
        part.push(bytes);
        await this.flush();
      },
      end: async () => {
        part.push(new Uint8Array(), true);
        this.zip.end();
        await this.flush();
      }
    };
  }

  private async flush(): Promise<void> {
    for (const part of this.parts.splice(0)) await this.push(part);
  }
}

async function writeCsv(ready: ReadySearch, notes: [string, string][], push: Push): Promise<void> {
  const records = new Bundle(push, notes).begin(new ZipDeflate('记录.csv', { level: 3 }));
  await records.add(BYTES.encode(BYTE_ORDER_MARK + csvLine(EXPORT_COLUMNS.map((column) => column.label))));
  await eachChunk(ready, (rows) =>
    records.add(BYTES.encode(rows.map((row) => csvLine(valuesOf(row).map((value) => value ?? ''))).join('')))
  );
  await records.end();
}

async function writeXlsx(ready: ReadySearch, notes: [string, string][], push: Push): Promise<void> {
  const parts: Uint8Array[] = [];
  const flush = async () => {
    for (const part of parts.splice(0)) await push(part);
  };
  const book = new Workbook((chunk) => parts.push(chunk));
  book.startSheet('说明', [
    { label: '项目', kind: 'text', width: 16 },
    { label: '内容', kind: 'text', width: 90 }
  ]);
  book.addRows(notes);
  let room = 0;
  let sheets = 0;
  const startSheet = () => {
    book.startSheet(
      sheets++ === 0 ? '记录' : `记录${sheets}`,
      EXPORT_COLUMNS.map(({ label, kind }) => ({ label, kind, width: label === '文字' ? 80 : 16 }))
    );
    room = SHEET_ROWS;
  };
  startSheet();
  await eachChunk(ready, async (rows) => {
    for (let at = 0; at < rows.length;) {
      if (room === 0) startSheet();
      const taken = rows.slice(at, at + room);
      book.addRows(taken.map(valuesOf));
      room -= taken.length;
      at += taken.length;
    }
    await flush();
  });
  book.end();
  await flush();
}

async function writeParquet(
  { question, chosen, frame }: ReadySearch,
  notes: [string, string][],
  push: Push
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhisheng-export-'));
  try {
    const path = join(folder, 'records.parquet');
    await readWarehouse((session) => runSearch(session, compileParquet(compileExport(question, chosen, frame), path)));
    // Parquet is compressed already.
    const records = new Bundle(push, [...notes, ...PARQUET_NAMES]).begin(new ZipPassThrough('记录.parquet'));
    for await (const chunk of createReadStream(path)) await records.add(new Uint8Array(chunk as Buffer));
    await records.end();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
