import { open, type FileHandle } from 'node:fs/promises';
import type { Limits } from './inspect.ts';
import { unreadable } from './unreadable.ts';

const FLUSH_CHARS = 1024 * 1024;
const PREVIEW_ROWS = 50;
/**
 * More broken rows than this say that the file as a whole is broken; each one is held in memory until the load
 * reports it.
 */
const MAX_REJECTS = 200_000;
const RAW_CHARS = 2000;

export interface StructuralReject {
  /** 1-based data row number of the original. */
  row_number: number;
  /** The row as read, cut to 2,000 characters. */
  raw: string;
  /** zh-CN. */
  reason: string;
}

/**
 * Writes the CSV that DuckDB reads strictly: UTF-8, comma, LF, every field quoted when it must be, no header, first
 * column the data row number of the original. Rows that have no place in a table are collected as structural rejects.
 */
export class NumberedCsv {
  readonly path: string;
  readonly preview: string[][] = [];
  readonly rejects: StructuralReject[] = [];
  rows = 0;
  readonly #file: FileHandle;
  readonly #name: string;
  readonly #limits: Limits;
  #pending = '';

  private constructor(path: string, file: FileHandle, name: string, limits: Limits) {
    this.path = path;
    this.#file = file;
    this.#name = name;
    this.#limits = limits;
  }

  static async create(path: string, name: string, limits: Limits): Promise<NumberedCsv> {
    return new NumberedCsv(path, await open(path, 'w', 0o600), name, limits);
  }

  add(rowNumber: number, fields: string[]): void {
    this.rows += 1;
    if (this.rows > this.#limits.maxRows)
      throw unreadable(this.#name, `数据超过 ${this.#limits.maxRows} 行的上限`, '请按月份或地区拆分后分别投放');
    if (this.preview.length < PREVIEW_ROWS) this.preview.push(fields);
    this.#pending += `${rowNumber},${fields.map(quote).join(',')}\n`;
  }

  reject(rowNumber: number, raw: string, reason: string): void {
    // Copied through bytes: a slice would keep the whole piece of text it was cut from alive.
    this.rejects.push({ row_number: rowNumber, raw: Buffer.from(raw.slice(0, RAW_CHARS)).toString(), reason });
    if (this.rejects.length > MAX_REJECTS)
      throw unreadable(this.#name, `超过 ${MAX_REJECTS} 行结构损坏`, '请从原系统重新导出');
  }

  /** Call between batches of rows; writes when enough has gathered. */
  async flush(): Promise<void> {
    if (this.#pending.length >= FLUSH_CHARS) await this.#write();
  }

  async close(): Promise<void> {
    try {
      await this.#write();
    } finally {
      await this.#file.close();
    }
  }

  async #write(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') await this.#file.appendFile(text);
  }
}

/** Line breaks within a cell become LF, as landing reads them: DuckDB's strict reader takes a file with one kind only. */
function quote(field: string): string {
  if (!/[",\r\n]/.test(field) && field === field.trim()) return field;
  return `"${field.replaceAll('"', '""').replace(/\r\n?/g, '\n')}"`;
}
