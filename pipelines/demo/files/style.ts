import { SOURCE_SYSTEM, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { DAY_SECONDS, parts } from '#pipelines/demo/calendar.ts';
import type { Rng } from '#pipelines/demo/random.ts';
import type { Cell } from '#pipelines/demo/rows.ts';

export type Format = 'csv' | 'csv-bom' | 'csv-gb18030' | 'xlsx' | 'jsonl' | 'parquet';

/** How one source system spells things; drawn once per file. */
export interface FileStyle {
  format: Format;
  dates: 'iso' | 'slash' | 'chinese';
  /** `yuan` plain, `wan_header` = header（万元）, `wan_cell` = 1.2万元 in the cell. */
  money: 'yuan' | 'wan_header' | 'wan_cell';
  fullWidth: boolean;
  booleans: [string, string];
  separator: string;
  headers: Map<string, string>;
  spellings: Map<string, string>;
}

/** Headers of a contract that lead to one field only. */
function clearHeaders(contract: RecordContract): Map<string, string[]> {
  const owners = new Map<string, Set<string>>();
  const fields = [SOURCE_SYSTEM, ...contract.fields];
  for (const field of fields)
    for (const header of [field.label, ...(field.aliases ?? [])])
      owners.set(header.toLowerCase(), (owners.get(header.toLowerCase()) ?? new Set()).add(field.name));
  return new Map(
    fields.map((field) => [
      field.name,
      [field.label, ...(field.aliases ?? [])].filter((header) => owners.get(header.toLowerCase())?.size === 1)
    ])
  );
}

/** Draws a style: one of the accepted headers per field and one of the accepted spellings per enum value. */
export function drawStyle(contract: RecordContract, format: Format, rng: Rng): FileStyle {
  const clear = clearHeaders(contract);
  const chinese = (name: string): boolean => /[\u4e00-\u9fff]/.test(name);
  const english = format === 'parquet' || (format === 'jsonl' && rng.chance(0.5));
  const headers = new Map<string, string>();
  const spellings = new Map<string, string>();
  const money =
    format === 'parquet' || english ? 'yuan' : rng.pick(['yuan', 'yuan', 'wan_header', 'wan_cell'] as const);
  for (const field of [SOURCE_SYSTEM, ...contract.fields]) {
    const names = clear.get(field.name) ?? [];
    const wanted = names.filter((name) => chinese(name) !== english);
    const header = english
      ? (wanted[wanted.length - 1] ?? names[0])
      : rng.chance(0.5)
        ? names[0]
        : rng.pick(wanted.length > 0 ? wanted : names);
    headers.set(
      field.name,
      (header ?? field.label) +
        (field.type === 'yuan' && money === 'wan_header' && !(header ?? '').includes('（') ? '（万元）' : '')
    );
    for (const [value, names2] of Object.entries(field.values ?? {}))
      spellings.set(
        `${field.name}/${value}`,
        rng.pick(names2.filter(chinese).length > 0 ? names2.filter(chinese) : [value])
      );
  }
  return {
    format,
    money,
    headers,
    spellings,
    dates: rng.pick(['iso', 'iso', 'slash', 'slash', 'chinese'] as const),
    fullWidth: rng.chance(0.15),
    booleans: rng.pick([
      ['是', '否'],
      ['是', '否'],
      ['1', '0']
    ] as [string, string][]),
    separator: rng.pick(['、', '；', '、'])
  };
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

function dateText(value: number, style: FileStyle): string {
  const { year, month, date } = parts(value);
  if (style.dates === 'iso') return `${year}-${pad(month)}-${pad(date)}`;
  return style.dates === 'slash' ? `${year}/${month}/${date}` : `${year}年${month}月${date}日`;
}

function momentText(value: number, style: FileStyle): string {
  const on = Math.floor(value / DAY_SECONDS);
  const seconds = value - on * DAY_SECONDS;
  if (style.dates === 'chinese') return dateText(on, style);
  const hours = Math.floor(seconds / 3600);
  return `${dateText(on, style)} ${style.dates === 'iso' ? pad(hours) : hours}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** The text of one cell as the file's system writes it; a string in a typed field passes unchanged (dirty data). */
export function cellText(cell: Cell, field: Field, style: FileStyle): string {
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell)) return cell.join(style.separator);
  if (typeof cell === 'boolean') return cell ? style.booleans[0] : style.booleans[1];
  if (typeof cell === 'string')
    return field.type === 'enum' ? (style.spellings.get(`${field.name}/${cell}`) ?? cell) : cell;
  if (field.type === 'date') return dateText(cell, style);
  if (field.type === 'timestamp') return momentText(cell, style);
  if (field.type === 'yuan' && style.money !== 'yuan') {
    const tenThousands = String(Math.round(cell) / 10000);
    return style.money === 'wan_header' ? tenThousands : `${tenThousands}万元`;
  }
  if (field.type === 'percent') return style.dates === 'slash' ? `${cell}%` : String(cell);
  return style.fullWidth && field.type === 'integer' ? wide(String(cell)) : String(cell);
}
