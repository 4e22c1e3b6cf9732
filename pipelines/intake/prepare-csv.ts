import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findHeaderRow, HEADER_AGAIN, HEADER_SEARCH_ROWS, isHeaderAgain, wholeHeader } from './header-row.ts';
import { decodeHead, HEAD_BYTES, type Encoding, type Inspection, type Limits } from './inspect.ts';
import { NumberedCsv } from './numbered-csv.ts';
import { aboveTable, numberedResult, type Prepared } from './prepared.ts';
import { decodeText, readText } from './read-text.ts';
import { ReplacementCount } from './replacement-count.ts';
import { RecordSplitter, splitText, type SplitRecord, type WholeRecord } from './split-records.ts';
import { refuseSecretRows } from './secret-marks.ts';
import { notesBelow, tableUnit, titlesOf, unitColumn, withUnitRow, type TableUnit } from './table-unit.ts';
import { unreadable } from './unreadable.ts';

const PREVIEW_ROWS = 50;
/** Notes stand within so many rows of the end. */
const NOTE_ROWS = 10;

/** Where the table starts, read from the head of the file only. */
interface Head {
  header: string[];
  /** Records up to and including the header. */
  recordsAbove: number;
  skipLines: number;
  /** Some record above the data spans lines, so that counting physical lines to skip would be guesswork. */
  isIrregular: boolean;
  /**
   * DuckDB would number rows that a spreadsheet numbers otherwise (empty lines between them), would not see them (one
   * kind of line break above the data, another in it), or would take the header of a later page for data.
   */
  isUneven: boolean;
  preview: string[][];
  unit: TableUnit;
  titles: string[];
}

/** A UTF-8 CSV is used where it lies; other encodings are streamed into UTF-8; damaged text goes row by row. */
export async function prepareCsv(inspection: Inspection, workDir: string, limits: Limits): Promise<Prepared> {
  const head = await readHead(inspection);
  const isUtf8 = inspection.encoding === 'utf-8' || inspection.encoding === 'utf-8-bom';
  if ((isUtf8 && inspection.badCharacters > 0) || head.isIrregular || head.isUneven)
    return rewriteCsv(inspection, head, inspection, workDir, limits);
  const prepared: Prepared = {
    inspection,
    csvPath: inspection.path,
    delimiter: inspection.delimiter,
    header: head.header,
    skipLines: head.skipLines,
    firstRow: head.skipLines + 1,
    headerRow: head.skipLines,
    preview: head.preview,
    hasRowNumbers: false,
    structuralRejects: [],
    unit: head.unit,
    ...aboveTable(head.titles)
  };
  if (isUtf8) return prepared;
  const csvPath = join(workDir, 'transcoded.csv');
  const isClean = await transcode(inspection, csvPath);
  if (!isClean) return rewriteCsv(inspection, head, inspection, workDir, limits);
  return { ...prepared, csvPath };
}

/** Tolerant parse of a CSV that the strict reader refused. Broken rows become structural rejects, nothing is lost. */
export async function rewritePrepared(prepared: Prepared, workDir: string, limits: Limits): Promise<Prepared> {
  const isOriginal = prepared.csvPath === prepared.inspection.path;
  const encoding = isOriginal ? prepared.inspection.encoding : 'utf-8';
  const head = await readHead({
    ...prepared.inspection,
    path: prepared.csvPath,
    encoding,
    delimiter: prepared.delimiter
  });
  return rewriteCsv(
    prepared.inspection,
    { ...head, header: prepared.header },
    { path: prepared.csvPath, encoding, delimiter: prepared.delimiter },
    workDir,
    limits
  );
}

async function rewriteCsv(
  inspection: Inspection,
  { header, recordsAbove, skipLines, isIrregular, unit, titles }: Omit<Head, 'preview' | 'isUneven'>,
  from: { path: string; encoding: Encoding; delimiter: string },
  workDir: string,
  limits: Limits
): Promise<Prepared> {
  const width = header.length;
  // Trailing blank headers name nothing: rows may leave them out or repeat them.
  const least = header.findLastIndex((text) => text.trim() !== '') + 1;
  const fits = (fields: string[]): boolean =>
    fields.length >= least && (fields.length <= width || fields.slice(width).every((field) => field.trim() === ''));
  const mayBeDamaged =
    from.path !== inspection.path ||
    inspection.badCharacters > 0 ||
    (from.encoding !== 'utf-8' && from.encoding !== 'utf-8-bom');
  const csv = await NumberedCsv.create(join(workDir, 'repaired.csv'), inspection.name, limits);
  let toSkip = recordsAbove;
  // Empty lines above the header are rows of a spreadsheet, too.
  let rowNumber = isIrregular ? recordsAbove : skipLines;
  const take = (record: SplitRecord): void => {
    if (toSkip > 0) {
      toSkip -= 1;
      return;
    }
    rowNumber += 1 + record.blanksBefore;
    const reason = reasonAgainst(record, header, fits, mayBeDamaged);
    if (reason !== null || record.fields === null) csv.reject(rowNumber, record.raw, reason ?? '');
    else
      csv.add(
        rowNumber,
        Array.from({ length: width }, (_, index) => record.fields[index] ?? '')
      );
  };
  try {
    // Rows above the header fit nothing, so the splitter judges fit only below it.
    const splitter = new RecordSplitter(from.delimiter, (fields) => toSkip > 0 || fits(fields), limits.maxLineBytes);
    for await (const piece of readText(from.path, from.encoding)) {
      for (const record of splitter.push(piece)) take(record);
      await csv.flush();
    }
    for (const record of splitter.end()) take(record);
  } finally {
    await csv.close();
  }
  return { ...numberedResult(inspection, header, csv), headerRow: skipLines, unit, ...aboveTable(titles) };
}

/** Reasons are few and fixed per file, because the load report counts them by text. */
function reasonAgainst(
  record: SplitRecord,
  header: string[],
  fits: (fields: string[]) => boolean,
  mayBeDamaged: boolean
): string | null {
  if (record.fields && isHeaderAgain(record.fields, header)) return HEADER_AGAIN;
  if (mayBeDamaged && record.raw.includes('\uFFFD')) return '含有无法解码的字节';
  if (record.fields === null)
    return record.reason === 'too_long' ? '单行超过长度上限' : '引号不配对，或引号内有未转义的引号';
  if (fits(record.fields)) return null;
  const width = header.length;
  return record.fields.length < width ? `列数不足，应为 ${width} 列` : `列数过多，应为 ${width} 列`;
}

/** Streams into UTF-8; false when some byte could not be decoded. */
async function transcode(inspection: Inspection, to: string): Promise<boolean> {
  const written = new ReplacementCount('utf-8');
  const literal = new ReplacementCount(inspection.encoding);
  const source = createReadStream(inspection.path, { highWaterMark: HEAD_BYTES }) as AsyncIterable<Buffer>;
  await pipeline(
    written.watch(toUtf8(literal.watch(source), inspection.encoding)),
    createWriteStream(to, { mode: 0o600 })
  );
  // A file may hold U+FFFD itself, left by an earlier conversion: that is content, not damage.
  return written.count <= literal.count;
}

async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  for await (const text of decodeText(chunks, encoding)) yield Buffer.from(text);
}

async function readHead(inspection: Inspection): Promise<Head> {
  const file = await open(inspection.path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return parseHead(
      decodeHead(buffer.subarray(0, bytesRead), inspection.encoding),
      bytesRead === HEAD_BYTES,
      inspection
    );
  } finally {
    await file.close();
  }
}

function parseHead(text: string, isCut: boolean, inspection: Inspection): Head {
  const all = splitText(text, inspection.delimiter);
  const records = isCut && all.length > 1 ? all.slice(0, -1) : all;
  refuseSecretRows(
    inspection.name,
    records.slice(0, PREVIEW_ROWS).map((record) => record.fields)
  );
  const found = findHeaderRow(records.slice(0, HEADER_SEARCH_ROWS).map((record) => record.fields));
  const headerRecord = found && records[found.index];
  if (!found || !headerRecord)
    throw unreadable(
      inspection.name,
      `前 ${HEADER_SEARCH_ROWS} 行中没有找到表头`,
      '请在首行写明各列名称，或改用提供的模板'
    );
  const whole = wholeHeader(
    records.slice(0, found.index + 2).map((record) => record.fields),
    found.index
  );
  const withUnits = withUnitRow(whole.cells, records[whole.last + 1]?.fields);
  const rows = whole.last + (withUnits ? 2 : 1);
  const above = records.slice(0, rows);
  const data = records.slice(rows);
  const header = withUnits ?? whole.cells;
  const cells = data.map((record) => record.fields);
  const titles = titlesOf(above.slice(0, found.index).map((record) => record.fields));
  return {
    header,
    titles,
    unit: tableUnit([
      ...unitColumn(header, cells),
      ...titles,
      // Only the end of a whole file is the end of the table.
      ...(isCut ? [] : notesBelow(cells.slice(-NOTE_ROWS))),
      inspection.name
    ]),
    recordsAbove: rows,
    skipLines: lastLineOf(text, above),
    isIrregular: above.some((record) => record.physicalLines > 1),
    isUneven:
      data.some((record, index) => (index > 0 && record.blanksBefore > 0) || isHeaderAgain(record.fields, header)) ||
      changesBreaks(text, above, data),
    preview: cells.slice(0, PREVIEW_ROWS)
  };
}

/** Whether the lines above the data end in CRLF and those of the data in LF alone, or the other way round. */
function changesBreaks(text: string, above: WholeRecord[], data: WholeRecord[]): boolean {
  const [first] = data;
  if (!first) return false;
  const start = above.reduce((at, { raw }) => text.indexOf(raw, at) + raw.length, 0);
  const at = text.indexOf(first.raw, start);
  const end = text.indexOf('\n', at + first.raw.length);
  return end > 0 && text.slice(0, at).includes('\r\n') !== (text[end - 1] === '\r');
}

/** 1-based number of the physical line that holds the last of the leading records; blank lines between them count. */
function lastLineOf(text: string, records: WholeRecord[]): number {
  let at = 0;
  let end = 0;
  for (const { raw } of records) {
    at = text.indexOf(raw, end);
    end = at + raw.length;
  }
  return (text.slice(0, at).match(/\r\n|\n|\r/g) ?? []).length + 1;
}
