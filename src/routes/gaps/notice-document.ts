/** 派单通知 and 督办单 of one task or of the tasks of a unit, as printed. Pure. */
import { heading, note, paragraph } from '#lib/document/blocks.ts';
import type { Block, BriefingDocument, Inline, Table } from '#lib/document/document.ts';
import { formatDate, formatInstant, formatInteger } from '#lib/domain/format.ts';
import { dueWords } from '#lib/domain/gap-tasks.ts';
import { gapKindOf } from '#lib/domain/gap-types.ts';
import { isRunning, type BoardTask } from '#lib/domain/task-board.ts';

export type NoticeKind = 'dispatch' | 'supervise';
export const NOTICE_NAMES: Record<NoticeKind, string> = { dispatch: '派单通知', supervise: '督办单' };

/** Companies that the gap is about, by name: for readers whose own unit holds the gap. */
export interface NamedMembers {
  gap_title: string;
  names: string[];
  total: number;
}

export interface NoticeFacts {
  kind: NoticeKind;
  /** The unit that has the tasks. */
  unit: { org_id: string; org_name: string };
  /** The union that gives them out. */
  issuer: string;
  tasks: readonly (BoardTask & { /** Of the newest step that has one. */ note: string | null })[];
  members: readonly NamedMembers[];
  /** ISO days. */
  today: string;
  as_of: string;
  data_version: string;
  is_demo: boolean;
}

/** The tasks that a notice is about: those not done, and of a 督办单 the overdue ones where there are any. */
export function noticeTasks<T extends BoardTask>(kind: NoticeKind, tasks: readonly T[]): T[] {
  const running = tasks.filter(isRunning).sort((a, b) => a.due_on.localeCompare(b.due_on) || a.task_id - b.task_id);
  const overdue = running.filter(({ standing }) => standing === 'overdue');
  return kind === 'supervise' && overdue.length > 0 ? overdue : running;
}

export function noticeDocument(facts: NoticeFacts): BriefingDocument {
  const { kind, unit, tasks, today } = facts;
  const what = tasks.length === 1 ? '盲区' : `${formatInteger(tasks.length)} 项盲区`;
  return {
    kind: 'notice',
    period: today.slice(0, 7),
    scope: unit.org_id,
    scope_name: unit.org_name,
    masthead: NOTICE_NAMES[kind],
    number: '',
    issuer: facts.issuer,
    title: kind === 'dispatch' ? `关于办理${what}的通知` : `关于督促办结${what}的通知`,
    dated_on: today,
    data_version: facts.data_version,
    is_demo: facts.is_demo,
    blocks: [
      paragraph('to', `${unit.org_name}：`),
      paragraph('opening', opening(facts)),
      kind === 'dispatch' ? dispatchTable(facts) : supervisionTable(facts),
      heading(1, '办理要求'),
      ...requirements(facts),
      ...annex(facts)
    ]
  };
}

function opening({ kind, tasks, as_of, today }: NoticeFacts): string {
  const count = formatInteger(tasks.length);
  if (kind === 'dispatch')
    return `根据截至${formatDate(as_of)}的走访、信访、协商和帮扶记录，下列 ${count} 项盲区由你单位负责消除。现派你单位办理，请按期限办结。`;
  const overdue = tasks.filter(({ standing }) => standing === 'overdue').length;
  return overdue > 0
    ? `下列派单截至${formatDate(today)}已逾期 ${formatInteger(overdue)} 项，仍未办结。请抓紧办理，并报告办理情况。`
    : `下列 ${count} 项派单尚未办结。请抓紧办理，按期限办结。`;
}

function dispatchTable({ tasks }: NoticeFacts): Table {
  return {
    type: 'table',
    id: 'tasks',
    title: '派单事项',
    columns: [
      { label: '序号', numeric: false, weight: 2 },
      { label: '盲区（派单时）', numeric: false, weight: 11 },
      { label: '承办单位、岗位', numeric: false, weight: 6 },
      { label: '期限', numeric: false, weight: 5 },
      { label: '说明', numeric: false, weight: 5 }
    ],
    rows: tasks.map((task, i): Inline[][] => [
      [`${i + 1}`],
      [task.gap_title],
      [task.assignee],
      [formatDate(task.due_on)],
      [task.note ?? '—']
    ])
  };
}

function supervisionTable({ tasks, today }: NoticeFacts): Table {
  return {
    type: 'table',
    id: 'tasks',
    title: '督办事项',
    columns: [
      { label: '序号', numeric: false, weight: 2 },
      { label: '盲区（派单时）', numeric: false, weight: 10 },
      { label: '承办单位、岗位', numeric: false, weight: 6 },
      { label: '派单日', numeric: false, weight: 4 },
      { label: '期限', numeric: false, weight: 5 },
      { label: '催办', numeric: false, weight: 5 }
    ],
    rows: tasks.map((task, i): Inline[][] => [
      [`${i + 1}`],
      [task.gap_title],
      [task.assignee],
      [formatDate(task.assigned_at.slice(0, 10))],
      [`${formatDate(task.due_on)}，${dueWords(task.due_on, today)}`],
      [
        task.reminders[0]
          ? `${formatInteger(task.reminders.length)} 次，最近 ${formatInstant(task.reminders[0].at)}`
          : '没有催办过'
      ]
    ])
  };
}

/** One paragraph a kind of gap: the action, and the record that ends it. */
function requirements({ tasks, kind }: NoticeFacts): Block[] {
  const kinds = [...new Set(tasks.map((task) => task.gap_type))].map(gapKindOf);
  return [
    ...kinds.map((at) => paragraph(`kind.${at.type}`, `${at.label}：${at.action}。${at.ends_with}，方算消除。`)),
    paragraph(
      'report',
      kind === 'dispatch'
        ? '办结后请报告办理情况；报告办结只改变派单的状态，记录入库后盲区才会消除。'
        : '确有困难不能按期办结的，请说明原因和可以办结的日期。'
    )
  ];
}

function annex({ members }: NoticeFacts): Block[] {
  if (members.length === 0) return [];
  return [
    { ...heading(1, '企业名单'), annex: true },
    ...members.flatMap(({ gap_title, names, total }, i): Block[] => [
      {
        type: 'table',
        id: `members.${i + 1}`,
        title: gap_title,
        columns: [
          { label: '序号', numeric: false, weight: 2 },
          { label: '企业', numeric: false, weight: 16 }
        ],
        rows: names.map((name, at): Inline[][] => [[`${at + 1}`], [name]])
      },
      ...(total > names.length
        ? [note(`members.${i + 1}.more`, `共 ${formatInteger(total)} 家，列出涉及职工多的 ${names.length} 家。`)]
        : [])
    ])
  ];
}
