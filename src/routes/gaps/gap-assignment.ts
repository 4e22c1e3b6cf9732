/** Reads and checks a form of 盲区清单. Pure. */
import { InputError } from '#lib/domain/errors.ts';
import { textOf } from '#lib/domain/form-text.ts';

export interface AssignmentForm {
  assignee: string;
  due_on: string;
  note: string | null;
}

export interface BulkForm {
  /** The chosen gaps; null is every gap that the filters select. */
  gap_ids: string[] | null;
  /** Null leaves each gap with the unit that answers for it. */
  unit: string | null;
  /** Null leaves each gap with the post that usually answers for its kind. */
  post: string | null;
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
  return { assignee, due_on: parseDueDay(form, today), note: parseNote(form) };
}

/**
 * The form that gives out many gaps at once.
 * @param today ISO date in Shanghai
 * @throws InputError naming the field
 */
export function parseBulkForm(form: FormData, today: string): BulkForm {
  const isAll = textOf(form, 'which') === 'all';
  const ids = form.getAll('gap').filter((id): id is string => typeof id === 'string' && id !== '');
  if (!isAll && ids.length === 0) throw wrong('派哪些', '请在清单里勾选盲区，或选“全部符合条件的”');
  const unit = textOf(form, 'unit');
  const post = textOf(form, 'post');
  if (unit.length > MAX_ASSIGNEE / 2) throw wrong('交给单位', `请不超过 ${MAX_ASSIGNEE / 2} 个字，不写个人姓名`);
  if (post.length > MAX_ASSIGNEE / 2) throw wrong('岗位', `请不超过 ${MAX_ASSIGNEE / 2} 个字，不写个人姓名`);
  return {
    gap_ids: isAll ? null : [...new Set(ids)],
    unit: unit || null,
    post: post || null,
    due_on: parseDueDay(form, today),
    note: parseNote(form)
  };
}

function parseDueDay(form: FormData, today: string): string {
  const dueOn = textOf(form, 'due_on');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn) || Number.isNaN(Date.parse(dueOn)))
    throw wrong('期限', '请写成 2026-12-15 这样的日期');
  if (dueOn < today) throw wrong('期限', `期限不能早于今天（${today}）`);
  return dueOn;
}

/** @throws InputError when the note is too long */
export function parseNote(form: FormData): string | null {
  const note = textOf(form, 'note');
  if (note.length > MAX_NOTE) throw wrong('说明', `请不超过 ${MAX_NOTE} 个字`);
  return note === '' ? null : note;
}

/** @throws InputError when one of them is no number of a task, or there is none */
export function parseTaskIds(form: FormData): number[] {
  const ids = form.getAll('task_id').map(Number);
  if (ids.length === 0 || ids.some((id) => !Number.isInteger(id) || id < 1))
    throw wrong('派单编号', '请刷新页面后再试');
  return ids;
}

/** @throws InputError when it is no number of a task */
export function parseTaskId(form: FormData): number {
  const id = Number(textOf(form, 'task_id'));
  if (!Number.isInteger(id) || id < 1) throw wrong('派单编号', '请刷新页面后再试');
  return id;
}

function wrong(field: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `${field}填写有误 — 派单 — 派单没有变化`, hint);
}
