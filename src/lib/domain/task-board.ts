/** The tasks given out, by the unit that answers for them: overdue first. Pure. */
import type { GapTask, TaskStanding } from './gap-tasks.ts';

export interface BoardTask extends GapTask {
  standing: TaskStanding;
  reminders: readonly { at: string; by: string }[];
}

export interface BoardRow {
  unit_org_id: string;
  unit_name: string;
  overdue: number;
  assigned: number;
  waiting: number;
  closed: number;
  unknown: number;
  /** The earliest day of a task that is not done; null when all are. */
  next_due: string | null;
  /** Reminders of the tasks that are not done. */
  reminders: number;
}

/** One row a unit: units with overdue tasks first, then those whose day comes first. */
export function taskBoard(tasks: readonly BoardTask[]): BoardRow[] {
  const rows = new Map<string, BoardRow>();
  for (const task of tasks) {
    if (task.standing === 'open') continue;
    const row = rows.get(task.unit_org_id) ?? emptyRow(task);
    rows.set(task.unit_org_id, row);
    row[task.standing]++;
    if (!isRunning(task)) continue;
    row.reminders += task.reminders.length;
    if (row.next_due === null || task.due_on < row.next_due) row.next_due = task.due_on;
  }
  return [...rows.values()].sort(
    (a, b) =>
      b.overdue - a.overdue ||
      (a.next_due ?? '9999').localeCompare(b.next_due ?? '9999') ||
      b.assigned - a.assigned ||
      a.unit_org_id.localeCompare(b.unit_org_id)
  );
}

/** Asked for and not reported as done. */
export function isRunning({ standing }: Pick<BoardTask, 'standing'>): boolean {
  return standing === 'assigned' || standing === 'overdue';
}

function emptyRow({ unit_org_id, unit_name }: GapTask): BoardRow {
  return {
    unit_org_id,
    unit_name,
    overdue: 0,
    assigned: 0,
    waiting: 0,
    closed: 0,
    unknown: 0,
    next_due: null,
    reminders: 0
  };
}
