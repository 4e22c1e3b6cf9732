/** Reads and checks a form of 盲区清单. Pure. */
import { InputError } from '#lib/domain/errors.ts';

export interface AssignmentForm {
  assignee: string;
  due_on: string;
  note: string | null;
}

const MAX_ASSIGNEE = 60;
const MAX_NOTE = 300;

/**
 * @param today ISO date in Shanghai; a task is never due in the past
 * @throws InputError naming the field
 */
export function parseAssignment(form: FormData, today: string): AssignmentForm {
  const assignee = textOf(form, 'assignee');
  if (assignee === '' || assignee.length > MAX_ASSIGNEE)
    throw wrong('承办单位和岗位', `请写 1 到 ${MAX_ASSIGNEE} 个字，写单位和岗位，不写个人姓名`);
  const dueOn = textOf(form, 'due_on');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn) || Number.isNaN(Date.parse(dueOn)))
    throw wrong('期限', '请写成 2026-12-15 这样的日期');
  if (dueOn < today) throw wrong('期限', `期限不能早于今天（${today}）`);
  return { assignee, due_on: dueOn, note: parseNote(form) };
}

/** @throws InputError when the note is too long */
export function parseNote(form: FormData): string | null {
  const note = textOf(form, 'note');
  if (note.length > MAX_NOTE) throw wrong('说明', `请不超过 ${MAX_NOTE} 个字`);
  return note === '' ? null : note;
}

/** @throws InputError when it is no number of a task */
export function parseTaskId(form: FormData): number {
  const id = Number(textOf(form, 'task_id'));
  if (!Number.isInteger(id) || id < 1) throw wrong('派单编号', '请刷新页面后再试');
  return id;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function wrong(field: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `${field}填写有误 — 派单 — 派单没有变化`, hint);
}
