/** The list of accounts that a union sends: one row an account, columns by their heading. */
import { read, utils } from '@e965/xlsx';
import { ROLE_LABELS, ROLES, type Role } from '#lib/domain/access/roles.ts';
import { InputError } from '#lib/domain/errors.ts';

/** Headings of the columns. */
export const HEADINGS = { username: '账号名', name: '姓名或岗位', roles: '职责', org_id: '单位编码' } as const;
const MOST = 500;

export interface ListedAccount {
  /** Row of the sheet, the heading is 1. */
  row: number;
  username: string;
  name: string;
  roles: Role[];
  org_id: string | null;
}

/** @throws InputError when the file is no workbook, lacks a column, or names a role that there is not */
export function readAccountList(bytes: Uint8Array): ListedAccount[] {
  const rows = rowsOf(bytes);
  if (rows.length > MOST) throw wrong(`一次最多 ${MOST} 个账号`, '请分几个文件');
  const missing = Object.values(HEADINGS).filter((heading) => rows.length > 0 && !(heading in rows[0]!));
  if (rows.length === 0 || missing.length > 0)
    throw wrong(`缺少列：${missing.join('、') || '没有任何行'}`, `第一行写：${Object.values(HEADINGS).join('、')}`);
  return rows.map((cells, i) => ({
    row: i + 2,
    username: textOf(cells[HEADINGS.username]).toLowerCase(),
    name: textOf(cells[HEADINGS.name]),
    roles: rolesOf(textOf(cells[HEADINGS.roles]), i + 2),
    org_id: textOf(cells[HEADINGS.org_id]) || null
  }));
}

function rowsOf(bytes: Uint8Array): Record<string, unknown>[] {
  // A workbook is a zip; anything else that the reader would guess at (HTML, CSV) is refused.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw wrong('不是 XLSX 文件', '请另存为 XLSX');
  try {
    const book = read(bytes, { type: 'array', dense: true, cellFormula: false });
    return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { defval: '', raw: false });
  } catch {
    throw wrong('文件打不开', '请另存为 XLSX 后再试');
  }
}

function rolesOf(text: string, row: number): Role[] {
  return text
    .split(/[、，,;；\s]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const role = ROLES.find((known) => ROLE_LABELS[known] === word);
      if (!role)
        throw wrong(
          `第 ${row} 行没有「${word.slice(0, 20)}」这种职责`,
          `可写：${Object.values(ROLE_LABELS).join('、')}`
        );
      return role;
    });
}

function textOf(value: unknown): string {
  return String(value ?? '').trim();
}

function wrong(what: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `${what} — 账号名单 — 没有新建`, hint);
}
