export type FileKind = 'csv' | 'jsonl' | 'json' | 'xlsx' | 'xls' | 'parquet';
export type Sniffed = { kind: FileKind; isText: boolean } | { kind: 'foreign'; what: string };

const FOREIGN: { what: string; bytes: number[] }[] = [
  { what: 'JPEG 图片', bytes: [0xff, 0xd8, 0xff] },
  { what: 'PNG 图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { what: 'GIF 图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { what: 'PDF 文档', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { what: 'gzip 压缩包', bytes: [0x1f, 0x8b] },
  { what: 'RAR 压缩包', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a] },
  { what: '7z 压缩包', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27] },
  { what: '程序文件', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { what: 'UTF-16BE 文本', bytes: [0xfe, 0xff] }
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** What a file is, by its first bytes; its name is asked only where text leaves a choice. */
export function sniffKind(head: Buffer, name: string): Sniffed {
  if (startsWith(head, ZIP)) return { kind: 'xlsx', isText: false };
  if (startsWith(head, OLE)) return { kind: 'xls', isText: false };
  if (startsWith(head, PARQUET)) return { kind: 'parquet', isText: false };
  const foreign = FOREIGN.find((known) => startsWith(head, known.bytes));
  if (foreign) return { kind: 'foreign', what: foreign.what };
  return {
    kind: sniffText(
      head
        .toString('latin1')
        .replace(/^\xEF\xBB\xBF/, '')
        .trimStart(),
      name.toLowerCase()
    ),
    isText: true
  };
}

/** Latin-1 view of the head: enough for ASCII punctuation in UTF-8 and GB18030 alike. */
function sniffText(text: string, name: string): FileKind {
  // Web systems "export to Excel" as an HTML table or as SpreadsheetML named .xls.
  if (/^<(!doctype html|html|head|body|meta|style|table|div|\?xml|workbook)\b/i.test(text)) return 'xls';
  if (/^\[\s*(\{|\])/.test(text)) return 'json';
  if (!/^\{\s*("|\})/.test(text)) return 'csv';
  if (/\.(jsonl|ndjson)$/.test(name)) return 'jsonl';
  return firstLineIsRecord(text) ? 'jsonl' : 'json';
}

/** One whole object on the first line is a record, unless it is an envelope such as {"data":[{…}]}. */
function firstLineIsRecord(text: string): boolean {
  const [first = '', ...rest] = text.split('\n', 3);
  try {
    const value: unknown = JSON.parse(first);
    const isAlone = rest.join('').trim() === '';
    return !(
      isAlone && Object.values(value as object).some((part) => Array.isArray(part) && typeof part[0] === 'object')
    );
  } catch {
    // A damaged first record is still a record when another one follows; an envelope in several lines ends its first
    // in [ or a comma.
    return /^\{\s*".*[^[,\s]\s*$/.test(first) && rest.some((line) => line.trimStart().startsWith('{"'));
  }
}

function startsWith(head: Buffer, bytes: number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
