import { describe, expect, it } from 'vitest';
import { plainText } from '#lib/document/document.ts';
import { taskBoard, type BoardTask } from '#lib/domain/task-board.ts';
import { parseBulkForm, parseTaskIds } from '../../src/routes/gaps/gap-assignment.ts';
import { noticeDocument, noticeTasks } from '../../src/routes/gaps/notice-document.ts';
import { task, TODAY } from './gap-row.ts';

const listed = (change: Partial<BoardTask & { note: string }>): BoardTask & { note: string | null } => ({
  ...task(),
  standing: 'assigned',
  reminders: [],
  note: null,
  ...change
});

describe('the board of tasks', () => {
  it('has a row a unit, overdue first, then the day that comes first', () => {
    const board = taskBoard([
      listed({ unit_org_id: 'late-day', due_on: '2026-12-20' }),
      listed({ unit_org_id: 'overdue', standing: 'overdue', reminders: [{ at: '2026-11-22T02:00:00Z', by: '甲' }] }),
      listed({ unit_org_id: 'overdue', standing: 'waiting', due_on: '2026-01-01' }),
      listed({ unit_org_id: 'near-day', due_on: '2026-12-02' }),
      listed({ unit_org_id: 'done', standing: 'closed' })
    ]);
    expect(board.map((row) => row.unit_org_id)).toEqual(['overdue', 'near-day', 'late-day', 'done']);
    expect(board[0]).toMatchObject({ overdue: 1, assigned: 0, waiting: 1, next_due: '2026-12-01', reminders: 1 });
    expect(board.at(-1)).toMatchObject({ closed: 1, next_due: null });
  });
});

describe('a notice', () => {
  const facts = (kind: 'dispatch' | 'supervise', tasks: ReturnType<typeof listed>[]) => ({
    kind,
    unit: { org_id: '611025', org_name: '镇安县总工会' },
    issuer: '商洛市总工会',
    tasks,
    members: [{ gap_title: '镇安县', names: ['甲公司', '乙公司'], total: 5 }],
    today: '2026-12-04',
    as_of: '2026-12-01',
    data_version: 'v1',
    is_demo: true
  });
  const textOf = (document: ReturnType<typeof noticeDocument>) =>
    document.blocks
      .flatMap((block) =>
        block.type === 'table'
          ? block.rows.map((row) => row.map(plainText).join('|'))
          : 'text' in block
            ? [plainText(block.text)]
            : []
      )
      .join('\n');

  it('says whom, what, until when and what ends it, with the companies by name', () => {
    const document = noticeDocument(facts('dispatch', [listed({ note: '带上法律顾问' })]));
    expect(document).toMatchObject({ kind: 'notice', masthead: '派单通知', issuer: '商洛市总工会', is_demo: true });
    for (const part of [
      '镇安县总工会：',
      '1|镇安县|镇安县总工会 基层工作部|2026年12月1日|带上法律顾问',
      '走访记录入库，方算消除',
      '1|甲公司',
      '共 5 家'
    ])
      expect(textOf(document)).toContain(part);
  });

  it('supervises the overdue tasks, says for how long and who was reminded when, and no task that is done', () => {
    const tasks = noticeTasks('supervise', [
      listed({ task_id: 1, due_on: '2026-12-20' }),
      listed({ task_id: 2, standing: 'overdue', reminders: [{ at: '2026-12-03T02:00:00Z', by: '甲' }] }),
      listed({ task_id: 3, standing: 'waiting' })
    ]);
    expect(tasks.map((at) => at.task_id)).toEqual([2]);
    const text = textOf(noticeDocument(facts('supervise', tasks)));
    expect(text).toMatch(/已超 3 天/);
    expect(text).toContain('1 次，最近');
    expect(text).not.toContain('2026年12月20日');
    expect(noticeTasks('dispatch', [listed({ standing: 'closed' }), listed({ task_id: 4 })])).toHaveLength(1);
  });
});

describe('the form for many gaps', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  it('takes chosen gaps or all of them, and leaves unit and post to each gap where they are empty', () => {
    const bulk = form({ which: 'picked', unit: '', post: '法律援助中心', due_on: TODAY, note: '' });
    bulk.append('gap', 'G1-C-611025');
    bulk.append('gap', 'G1-C-611025');
    expect(parseBulkForm(bulk, TODAY)).toEqual({
      gap_ids: ['G1-C-611025'],
      unit: null,
      post: '法律援助中心',
      due_on: TODAY,
      note: null
    });
    bulk.set('which', 'all');
    expect(parseBulkForm(bulk, TODAY).gap_ids).toBeNull();
    expect(() => parseBulkForm(form({ which: 'picked', due_on: TODAY }), TODAY)).toThrow(/派哪些/);
    expect(() => parseBulkForm(form({ which: 'all', due_on: '2026-01-01' }), TODAY)).toThrow(/期限/);
    expect(() => parseTaskIds(form({ task_id: '-1' }))).toThrow(/派单编号/);
  });
});
