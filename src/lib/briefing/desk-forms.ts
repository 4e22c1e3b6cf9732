/** Reads the forms of an issue. Pure. */
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
