/** 今天三件事: the matters of a scope, ranked over all its lists, and the sentence that counts them. Pure. */
import { formatInteger } from './format.ts';
import { HEADLINE_LENGTH } from './headline.ts';
import { agreementItem, gapItem, issueItem, missingItem, petitionItem, taskItem } from './morning-items.ts';
import type {
  IssueOfNote,
  MorningContext,
  MorningCount,
  MorningItem,
  MorningKind,
  MorningLists
} from './morning-lists.ts';

const THREE = 3;

/** The matters of every list, those of one list in its order. */
function candidates(lists: MorningLists, at: MorningContext): MorningItem[] {
  return [
    ...[...lists.tasks.rows]
      .filter(({ standing }) => standing === 'assigned' || standing === 'overdue')
      .sort((a, b) => (a.due_on < b.due_on ? -1 : 1))
      .map((task) => taskItem(task, at)),
    ...lists.petitions.rows.map((row) => petitionItem(row, at)),
    ...lists.issues.rows.filter(isOfConcern).map((row) => issueItem(row, at)),
    ...lists.gaps.rows.map((row) => gapItem(row, at)),
    ...lists.agreements.rows.map((row) => agreementItem(row, at)),
    ...lists.missing.rows.slice(0, 1).map((row) => missingItem(row, lists.missing.rows))
  ];
}

/** The most needed gap of each kind before a second one of any: ten blanks of one kind are one matter. */
export function oneOfEachKind<T extends { gap_type: string }>(gaps: readonly T[], count: number): T[] {
  const first = gaps.filter((gap, at) => gaps.findIndex(({ gap_type }) => gap_type === gap.gap_type) === at);
  return [...first, ...gaps.filter((gap) => !first.includes(gap))].slice(0, count);
}

export function isOfConcern({ state, period_count }: Pick<IssueOfNote, 'state' | 'period_count'>): boolean {
  return (state === 'rising' || state === 'high') && period_count > 0;
}

/**
 * The three matters of today: past their day first, then what gets worse, then the most needed gaps, then what is due
 * soon. One of each list, so that a long list does not hide the others; a second one only where lists are empty.
 */
export function threeMatters(lists: MorningLists, at: MorningContext): MorningItem[] {
  const ranked = candidates(lists, at)
    .map((item, order) => ({ item, order }))
    .sort((a, b) => a.item.tier - b.item.tier || a.order - b.order)
    .map(({ item }) => item);
  const first = ranked.filter((item, rank) => ranked.findIndex(({ kind }) => kind === item.kind) === rank);
  const others = ranked.filter((item) => !first.includes(item));
  const chosen = [...first, ...others].slice(0, THREE);
  return ranked.filter((item) => chosen.includes(item));
}

/** Every list with its count, those that are not empty and those that could not be read included. */
export function morningCounts(lists: MorningLists): MorningCount[] {
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0);
  const tasks = lists.tasks.rows.filter(({ standing }) => standing === 'assigned' || standing === 'overdue');
  const late_tasks = tasks.filter(({ standing }) => standing === 'overdue').length;
  const overdue = sum(lists.petitions.rows, (row) => row.overdue_count);
  const soon = sum(lists.petitions.rows, (row) => row.soon_count);
  const agreements = sum(lists.agreements.rows, (row) => row.agreement_count);
  const missing = new Set(lists.missing.rows.map((row) => row.unit_org_id)).size;
  const issues = lists.issues.rows.filter(isOfConcern).length;
  const said = (kind: MorningKind, name: string, count: number, unit: string, href: string): MorningCount => ({
    kind,
    text: `${name} ${formatInteger(count)} ${unit}`,
    count,
    href,
    unread: lists[kind].unread
  });
  return [
    overdue > 0
      ? said('petitions', '信访逾期', overdue, '件', '/petitions#due')
      : said('petitions', '信访快到期', soon, '件', '/petitions#due'),
    late_tasks > 0
      ? said('tasks', '派单逾期', late_tasks, '项', '/gaps?standing=overdue')
      : said('tasks', '在办派单', tasks.length, '项', '/gaps?standing=assigned'),
    said('issues', '上升或居高的问题', issues, '个', '/issues'),
    said('gaps', '未派单的盲区', lists.gap_count, '个', '/gaps?standing=open'),
    said('agreements', '60 天内到期的协议', agreements, '份', '/negotiations#renewals'),
    said('missing', '缺报单位', missing, '个', '#missing')
  ];
}

const NAMES: Record<MorningKind, string> = {
  tasks: '派单',
  petitions: '信访',
  issues: '热点问题',
  gaps: '盲区',
  agreements: '协议',
  missing: '报送'
};

/** 今天要办：信访逾期 12 件、上升或居高的问题 3 个、未派单的盲区 1,277 个; never “nothing” while a list is unread. */
export function morningHeadline(counts: readonly MorningCount[]): string {
  const open = counts.filter(({ count }) => count > 0);
  const unread = counts.filter((count) => count.unread !== null).map(({ kind }) => NAMES[kind]);
  if (open.length === 0)
    return unread.length === 0 ? '没有需要马上处理的事项' : `${unread.join('、')}没有读出，其余没有急办的事`;
  const parts: string[] = [];
  for (const { text } of open) {
    const longer = `今天要办：${[...parts, text].join('、')}`;
    if ([...longer].length > HEADLINE_LENGTH) break;
    parts.push(text);
  }
  return `今天要办：${parts.join('、')}`;
}

/** 信访、协议没有读出，不等于没有; null where every list was read. */
export function unreadWords(counts: readonly MorningCount[]): string | null {
  const unread = counts.flatMap(({ kind, unread: why }) => (why === null ? [] : [`${NAMES[kind]}（${why}）`]));
  return unread.length === 0 ? null : `没有读出的：${unread.join('、')}；这不等于没有要办的事。`;
}
