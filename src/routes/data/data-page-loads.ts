/**
 * 数据页: batches in words. Rows read = new + revised + duplicate + rejected + held, and the page shows that it adds up.
 */
import { formatDecimal, formatInteger } from '#lib/domain/format.ts';

export interface RowCounts {
  rows_read: number;
  rows_new: number;
  rows_revised: number;
  rows_duplicate: number;
  rows_rejected: number;
  /** Not landed until a person decides. */
  rows_held?: number;
}

export interface Equation {
  /** 980 = 新增 978 + 修订 0 + 重复 0 + 拒收 2 */
  text: string;
  /** Rows read that have no place on the right side; anything but 0 is a defect that must be seen. */
  missing: number;
}

/** Where the rows of a batch went. */
export function rowEquation(counts: RowCounts): Equation {
  const parts: [string, number][] = [
    ['新增', counts.rows_new],
    ['修订', counts.rows_revised],
    ['重复', counts.rows_duplicate],
    ['拒收', counts.rows_rejected],
    ...(counts.rows_held ? ([['暂扣', counts.rows_held]] as [string, number][]) : [])
  ];
  const sum = parts.reduce((total, [, rows]) => total + rows, 0);
  const missing = counts.rows_read - sum;
  const right = parts.map(([word, rows]) => `${word} ${formatInteger(rows)}`).join(' + ');
  return { text: `${formatInteger(counts.rows_read)} ${missing === 0 ? '=' : '≠'} ${right}`, missing };
}

const ENCODING_LABELS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（带 BOM）',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  mixed: 'UTF-8 与 GB18030 混合'
};
const KIND_LABELS: Record<string, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  xls: 'Excel 97',
  jsonl: 'JSON 逐行',
  json: 'JSON',
  parquet: 'Parquet'
};
const ORIGIN_LABELS: Record<string, string> = {
  inbox: '收件夹',
  web: '网页报送',
  seed: '随产品提供',
  feed: '接口',
  import: '命令行导入'
};

/** Excel; CSV，GB18030. A binary file has no text encoding to speak of. */
export function formatWords(kind: string, encoding: string): string {
  const name = KIND_LABELS[kind] ?? kind;
  return encoding === 'binary' ? name : `${name}，${ENCODING_LABELS[encoding] ?? encoding}`;
}

export function originWords(origin: string): string {
  return ORIGIN_LABELS[origin] ?? origin;
}

/** 480 KB, 1.2 MB */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${formatDecimal(bytes / 1024 / 1024)} MB`;
}

/** 报送单位：碑林区（文件名）; '' when nothing tells. */
export function unitWords(unit: string | null, from: string): string {
  if (unit === null) return from === 'column' ? '报送单位：各行不同' : '';
  const how = UNIT_SOURCES[from];
  return `报送单位：${unit}${how ? `（${how}）` : ''}`;
}

const UNIT_SOURCES: Record<string, string> = {
  column: '表中的列',
  name: '文件或工作表名',
  org: '各行同一单位',
  county: '各行同一地区',
  remembered: '沿用上次'
};

/** Parts of a file outside the row counts: sums, empty rows, sheets that were not read; '' for none. */
export function leftOutWords(load: { rows_total: number; rows_empty: number; left_out: string }): string {
  return [
    ...(load.rows_total > 0 ? [`汇总行 ${formatInteger(load.rows_total)}`] : []),
    ...(load.rows_empty > 0 ? [`空行 ${formatInteger(load.rows_empty)}`] : []),
    ...(load.left_out ? [`没有读取的工作表：${load.left_out}`] : [])
  ].join('，');
}

export const SEVERITY_LABELS: Record<string, string> = {
  rejected: '整行拒收',
  emptied: '该格置空',
  held: '整行暂扣',
  set_aside: '汇总行，不作记录',
  doubtful: '已入库，存疑'
};
