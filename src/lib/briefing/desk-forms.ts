/** Reads the forms of an issue. Pure. */
import type { KeptImprint } from '#lib/app-db/briefing-imprints.ts';
import { InputError } from '#lib/domain/errors.ts';

const TEXT_MOST = 5000;
const NOTE_MOST = 500;

/** The text of one field without line ends of forms; null when empty. @throws InputError when it is too long */
function field(form: FormData, name: string, label: string, most: number): string | null {
  const value = form.get(name);
  const text = (typeof value === 'string' ? value : '').replaceAll('\r\n', '\n').trim();
  if (text.length > most)
    throw new InputError('INPUT_INVALID', `${label}超过 ${most} 字 — 简报 — 没有保存`, '写短一些，或分成几段');
  return text === '' ? null : text;
}

function blockOf(form: FormData): string {
  const id = field(form, 'block_id', '段落', 200);
  if (id === null) throw new InputError('INPUT_INVALID', '没有指定段落 — 简报 — 没有保存', '请刷新页面');
  return id;
}

/** A paragraph as edited; an empty one is left out of the briefing. */
export function parseEdit(form: FormData): { block_id: string; text: string; reason: string | null } {
  return {
    block_id: blockOf(form),
    text: field(form, 'text', '文字', TEXT_MOST) ?? '',
    reason: field(form, 'reason', '依据', NOTE_MOST)
  };
}

export function parseRestore(form: FormData): { block_id: string; text: null; reason: null } {
  return { block_id: blockOf(form), text: null, reason: null };
}

export function parseComment(form: FormData): { block_id: string; text: string } {
  const text = field(form, 'text', '批注', NOTE_MOST);
  if (text === null) throw new InputError('INPUT_INVALID', '批注没有写内容 — 简报 — 没有保存', '写明要改什么');
  return { block_id: blockOf(form), text };
}

export function parseStepNote(form: FormData): string | null {
  return field(form, 'note', '意见', NOTE_MOST);
}

const LINE_MOST = 200;
const COPIES_MOST = 99_999;

/** 版头 and 版记 as the office sets them; an empty field takes the setting of the environment or prints nothing. */
export function parseImprint(form: FormData): KeptImprint {
  const number = field(form, 'number_style', '期号', LINE_MOST);
  if (number !== null && !number.includes('{期}'))
    throw new InputError('INPUT_INVALID', '期号里没有 {期} — 版头和版记 — 没有保存', '写成 {年}年第{期}期 这样');
  const copies = field(form, 'copies', '份数', LINE_MOST);
  if (copies !== null && (!/^\d{1,5}$/.test(copies) || Number(copies) < 1 || Number(copies) > COPIES_MOST))
    throw new InputError('INPUT_INVALID', '份数不是 1 至 99999 的整数 — 版头和版记 — 没有保存', '写成 60 这样，或留空');
  return {
    masthead: field(form, 'masthead', '报头', LINE_MOST),
    issuer: field(form, 'issuer', '编印单位', LINE_MOST),
    number_style: number,
    classification: field(form, 'classification', '密级', LINE_MOST),
    report_to: field(form, 'report_to', '报', LINE_MOST),
    send_to: field(form, 'send_to', '送', LINE_MOST),
    issue_to: field(form, 'issue_to', '发', LINE_MOST),
    copies: copies === null ? null : Number(copies)
  };
}
