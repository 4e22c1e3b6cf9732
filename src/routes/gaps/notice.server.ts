/** Reads what a notice says: tasks of the visitor's own unit, and the companies that they are about. */
import type { Ask } from '#lib/contracts/query-row.ts';
import { InputError } from '#lib/domain/errors.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { notesOf } from '#lib/app-db/tasks.ts';
import { isOwnPath } from '#lib/server/access/own-unit.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { readTasks, type ListedTask } from '#lib/server/gap-rows.ts';
import { noticeTasks, type NamedMembers, type NoticeFacts, type NoticeKind } from './notice-document.ts';

/** Companies listed by name for one gap. */
const NAMES = 40;

/**
 * @param params `task` for one task, `unit` for those of a unit
 * @throws InputError when nothing of it is left to do in the visitor's own unit
 */
export async function noticeFacts(
  ask: Ask,
  shell: ShellData,
  kind: NoticeKind,
  params: URLSearchParams,
  now: Date
): Promise<NoticeFacts> {
  const today = todayInShanghai(now);
  const { listed } = await readTasks(ask, shell.scope_path, today);
  const taskId = Number(params.get('task'));
  const unit = params.get('unit');
  const wanted = noticeTasks(
    kind,
    listed.filter((task) => isOwnPath(task.org_path) && (unit ? task.unit_org_id === unit : task.task_id === taskId))
  );
  const [first] = wanted;
  if (!first)
    throw new InputError(
      'INPUT_INVALID',
      '没有未办结的派单 — 通知 — 没有生成文件',
      '请从“派单进度”或盲区的页面进入；已办结、已消除的不再通知'
    );
  const notes = await notesOf(
    await theAppDb(),
    wanted.map((task) => task.task_id)
  );
  return {
    kind,
    unit: { org_id: first.unit_org_id, org_name: first.unit_name },
    issuer: currentVisitor().org_name ?? topUnion(shell),
    tasks: wanted.map((task) => ({ ...task, note: notes.get(task.task_id) ?? null })),
    members: await namedMembers(ask, wanted),
    today,
    as_of: shell.as_of,
    data_version: shell.data_version ?? '',
    is_demo: shell.demo
  };
}

function topUnion(shell: ShellData): string {
  return shell.scopes.find((scope) => scope.parent_org_id === null)?.org_name ?? '';
}

/** A gap about one company names it in its title; households and persons are never listed. */
async function namedMembers(ask: Ask, tasks: readonly ListedTask[]): Promise<NamedMembers[]> {
  const found: NamedMembers[] = [];
  for (const { gap_id, gap_title } of tasks) {
    const members = await ask('gaps/members', { gap_id, row_limit: NAMES });
    const names = members.flatMap((member) =>
      member.member_kind === 'enterprise' && member.member_name ? [member.member_name] : []
    );
    if (names.length > 1) found.push({ gap_title, names, total: members[0]!.total_rows });
  }
  return found;
}
