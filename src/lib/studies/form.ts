/** Reads and checks the forms of 课题. Pure. */
import { InputError } from '#lib/domain/errors.ts';
import { textOf } from '#lib/domain/form-text.ts';

export interface StudyForm {
  title: string;
  question: string;
  owner_org_id: string;
  plan_year: number;
  period_from: string;
  period_to: string;
  plan: string;
  due_on: string | null;
  topic_codes: string[];
  /** The Boolean expression as typed. */
  query: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @throws InputError naming the field */
export function parseStudyForm(form: FormData): StudyForm {
  const title = required(form, 'title', '课题名称', 80);
  const owner = required(form, 'owner', '责任单位', 64);
  const year = Number(textOf(form, 'plan_year'));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw wrong('年度', '请写四位年份');
  const from = dayOf(form, 'period_from', '起始日期');
  const to = dayOf(form, 'period_to', '截止日期');
  if (from === null || to === null || from > to) throw wrong('研究时段', '起始日期不晚于截止日期，两个都要写');
  const topics = form.getAll('topics').filter((code): code is string => typeof code === 'string' && code !== '');
  if (topics.some((code) => !/^T\d\d(\.\d\d)?$/.test(code))) throw wrong('主题', '请在列表中选择');
  return {
    title,
    question: optional(form, 'question', '研究问题', 500),
    owner_org_id: owner,
    plan_year: year,
    period_from: from,
    period_to: to,
    plan: optional(form, 'plan', '方案', 2000),
    due_on: dayOf(form, 'due_on', '完成期限'),
    topic_codes: [...new Set(topics)].sort(),
    query: optional(form, 'query', '检索式', 400)
  };
}

/** @throws InputError when it is empty or too long */
export function required(form: FormData, name: string, label: string, most: number): string {
  const text = optional(form, name, label, most);
  if (text === '') throw wrong(label, '请填写');
  return text;
}

/** @throws InputError when it is too long */
export function optional(form: FormData, name: string, label: string, most: number): string {
  const text = textOf(form, name);
  if (text.length > most) throw wrong(label, `请不超过 ${most} 个字`);
  return text;
}

/** An ISO date, null where the field is empty. @throws InputError for anything else */
export function dayOf(form: FormData, name: string, label: string): string | null {
  const text = textOf(form, name);
  if (text === '') return null;
  if (!DAY.test(text) || Number.isNaN(Date.parse(text))) throw wrong(label, '请写成 2026-12-15 这样的日期');
  return text;
}

/** A number that a hidden field carries. @throws InputError for anything else */
export function numberOf(form: FormData, name: string): number {
  const number = Number(textOf(form, name));
  if (!Number.isInteger(number) || number < 1) throw wrong('编号', '请刷新页面后再试');
  return number;
}

function wrong(field: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `${field}填写有误 — 课题 — 没有保存`, hint);
}
