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
  { what: 'RTF 文档', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { what: 'bzip2 压缩包', bytes: [0x42, 0x5a, 0x68] },
  { what: 'xz 压缩包', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { what: 'SYLK 表格（.slk）', bytes: [...Buffer.from('ID;P')] },
  { what: 'DIF 表格（.dif）', bytes: [...Buffer.from('TABLE\r\n0,1')] },
  { what: 'DIF 表格（.dif）', bytes: [...Buffer.from('TABLE\n0,1')] },
  { what: 'Lotus 1-2-3 表格', bytes: [0x00, 0x00, 0x02, 0x00] },
  { what: 'Lotus 1-2-3 表格', bytes: [0x00, 0x00, 0x1a, 0x00] },
  { what: 'SQLite 数据库', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
  { what: 'Access 数据库', bytes: [0x00, 0x01, 0x00, 0x00, 0x53, 0x74, 0x61, 0x6e, 0x64] }
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** BIFF2, BIFF3 and BIFF4 begin with their own record (MS-XLS has only later ones); they do not name their code page. */
const OLD_WORKBOOKS = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00]
];

/** Version, date of the last change (year from 1900, month, day), and a header of 32 bytes for each field. */
function isDbase(head: Buffer): boolean {
  const [version = 0, , month = 0, day = 0] = head;
  const isVersion = [0x03, 0x30, 0x31, 0x43, 0x83, 0x8b, 0xf5].includes(version);
  return (
    isVersion &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    head.length > 32 &&
    head.readUInt16LE(8) % 32 <= 9 &&
    head.includes(0)
  );
}

/** Kind of a file by its first bytes; its name decides only where text leaves a choice. */
export function sniffKind(head: Buffer, name: string): Sniffed {
  if (startsWith(head, ZIP)) return { kind: 'xlsx', isText: false };
  if (startsWith(head, OLE)) return { kind: 'xls', isText: false };
  if (startsWith(head, PARQUET)) return { kind: 'parquet', isText: false };
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
    return { kind: 'foreign', what: 'WebP 图片' };
  if (head.toString('latin1', 257, 262) === 'ustar') return { kind: 'foreign', what: 'tar 归档包' };
  if (isDbase(head)) return { kind: 'foreign', what: 'dBASE 数据表（.dbf）' };
  if (OLD_WORKBOOKS.some((bytes) => startsWith(head, bytes)))
    return { kind: 'foreign', what: 'Excel 4.0 或更早的工作簿' };
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
  // Some begin with comments, processing instructions or the MIME header of a saved web page.
  const markup = text.slice(0, 65_536).replace(/^(?:\s*(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>))+\s*/, '');
  if (/^mime-version:|^(?:from|date|subject|content-type|x-[\w-]+):[^\n]*\r?\n[\s\S]{0,2000}?mime-version:/i.test(text))
    return 'xls';
  if (/^<\?xml\b/i.test(text)) return 'xls';
  if (
    /^<(!doctype html|html|head|title|body|meta|style|table|div|center|font|p|span|script|link|xml|(?:\w+:)?workbook)\b/i.test(
      markup
    )
  )
    return 'xls';
  if (/^\[\s*(\{|\[|\])/.test(text)) return 'json';
  if (
    /^\u001e|^(?:\/\/[^\n]*\n|\/\*[\s\S]{0,2000}?\*\/)?\s*(?:(?:var|let|const)\s+)?[\w$.]*\s*[=(]?\s*(?:\[\s*)?\{\s*"/.test(
      text
    ) &&
    !/^\{/.test(text)
  )
    return 'json';
  if (!/^\{\s*("|\})/.test(text)) return 'csv';
  if (isEnvelope(firstLine(text))) return 'json';
  return firstLineIsRecord(text) || (/\.(jsonl|ndjson)$/.test(name) && !isCutObject(text)) ? 'jsonl' : 'json';
}

/** One whole object on the first line is a record, unless it is an envelope such as {"data":[{…}]}. */
function firstLineIsRecord(text: string): boolean {
  const [first = '', ...rest] = text.split('\n', 3);
  try {
    const value: unknown = JSON.parse(first);
    const isAlone = rest.join('').trim() === '';
    // A single line may be an envelope of any depth; it is looked at as a document.
    return !(isAlone && Object.values(value as object).some(isPart));
  } catch {
    // A damaged first record is still a record when another one follows; an envelope in several lines ends its first
    // in [ or a comma.
    return /^\{\s*".*[^[,\s]\s*$/.test(first) && rest.some((line) => line.trimStart().startsWith('{"'));
  }
}

/** A value that may hold records, written out or put into a text. */
function isPart(value: unknown): boolean {
  return (value !== null && typeof value === 'object') || (typeof value === 'string' && /^\s*[[{]/.test(value));
}

function firstLine(text: string): unknown {
  try {
    return JSON.parse(text.split('\n', 1)[0] ?? '');
  } catch {
    return null;
  }
}

const CONTAINER = /^(?:data|results?|response|body|payload|list|rows|items|records|content)$/i;
const BESIDE =
  /^(?:code|status|success|ok|msg|message|err\w*|page\w*|size|limit|offset|total\w*|count|has\w*|next\w*|time\w*|request_?id|trace_?id)$/i;

/** {"code":0,"data":{"list":[{…}]}}: one list of objects, and beside it what answers of servers have. */
function isEnvelope(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const inner = entries.filter(([key]) => CONTAINER.test(key)).map(([, part]) => part as unknown);
  const isList = (part: unknown) => Array.isArray(part) && part.some((one) => one !== null && typeof one === 'object');
  return (
    inner.length === 1 &&
    inner.every((part) => isList(part) || isEnvelope(part)) &&
    entries.every(([key]) => CONTAINER.test(key) || BESIDE.test(key))
  );
}

/** An object that opens on the first line and goes on below: pretty-printed, whatever the name of the file. */
function isCutObject(text: string): boolean {
  return /^\{\s*\n\s*["}]/.test(text) || /^\{[^\n]*[,[{]\s*\n/.test(text);
}

function startsWith(head: Buffer, bytes: number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
