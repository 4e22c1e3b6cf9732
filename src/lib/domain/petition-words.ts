/** Names and the sentence of 信访办理. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { countChange, formatInteger } from './format.ts';
import type { HotspotCell } from './hot-issues.ts';
import { shortOrgName } from './orgs.ts';
import { decideFigure } from './suppression.ts';
import type { Period } from './periods.ts';
import { runningLabel } from './running-period.ts';
import { countOf, indicatorWords, type Indicator, type PartCount } from './work.ts';

export const CHANNELS: Record<string, string> = {
  hotline: '来电（12351）',
  visit: '来访',
  web: '网上',
  letter: '来信',
  reception: '主席接待日',
  transfer: '转办',
  unknown: '未写明'
};
export const SIZES: Record<string, string> = { single: '个体', group: '集体（5 人以上）' };
export const TURNS: Record<string, string> = { first: '初次', repeat: '重复（365 天内）' };
export const NOTIFY: Record<string, string> = {
  on_time: '15 日内告知',
  late: '超过 15 日告知',
  none: '超过 15 日未告知'
};
export const REPLY_FORMS: Record<string, string> = {
  direct: '直接答复',
  single: '单向反馈',
  regular: '定期告知',
  public: '集中公示',
  none: '未写明'
};
export const LEADER_FORMS: Record<string, string> = {
  rota: '轮流坐班',
  themed: '专题接访',
  outreach: '带案下访',
  case_holder: '领导包案',
  appointment: '重点约访'
};
export const RESULTS: Record<string, string> = {
  supported: '支持',
  partly: '部分支持',
  explained: '解释说明',
  mediated: '调解协议',
  redirected: '导入仲裁、诉讼、监察',
  refused: '不支持',
  none: '未写明'
};
export const DUE_STATES: Record<string, string> = {
  overdue: '逾期未办结',
  soon: '十个工作日内到期',
  running: '在期限内',
  no_clock: '没有受理日期，算不出期限'
};

export type DueCount = QueryRow<'petitions/due_counts'>;

export function dueCount(rows: readonly DueCount[], state: string): number {
  return rows.find((row) => row.due_state === state)?.petition_count ?? 0;
}

/** 逾期 31 个工作日 / 还有 7 个工作日 / 今天到期 */
export function workingDayWords(days: number | null): string {
  if (days === null) return '—';
  if (days === 0) return '今天到期';
  return days < 0 ? `逾期 ${formatInteger(-days)} 个工作日` : `还有 ${formatInteger(days)} 个工作日`;
}

/** 超出往年同期预期最多的是鄠邑区“工程款拖欠”（24 件，预期约 3 件）、未央区“…”; empty where nothing stands out. */
export function surgeWords(surges: readonly HotspotCell[]): string {
  const [first] = surges;
  if (!first) return '';
  // Topics next to each other surge together; the second of the two names another place.
  const second = surges.find((cell) => cell.region_code !== first.region_code);
  const said = (cell: HotspotCell) =>
    `${cell.region_name}“${cell.topic_name}”（信访和网络诉求 ${formatInteger(cell.request_count)} 件，预期约 ${formatInteger(Math.round(cell.expected))} 件）`;
  return `超出往常最多的是${said(first)}${second ? `，其次${said(second)}` : ''}`;
}

/** （最久的在宜君县，逾期 31 个工作日）, from rows with the most urgent first. */
function longestWords([first]: readonly { unit_name: string; working_days: number | null }[]): string {
  return first && first.working_days !== null && first.working_days < 0
    ? `（最久的在${shortOrgName(first.unit_name)}，${workingDayWords(first.working_days)}）`
    : '';
}

/** 90.0%, or 3 件 of too few for a rate. */
function onTimeWords(done: number, ended: number): string {
  const share = decideFigure({ measure: 'share', of: 'records', numerator: done, denominator: ended });
  return share.value === null ? `${formatInteger(done)} 件` : share.text;
}

/** New cases and their change, late cases now, satisfaction and the number of answers behind it. */
export function petitionSentence(said: {
  scope_name: string;
  period: Period;
  as_of: string;
  against: string;
  now: readonly PartCount[];
  before: readonly PartCount[] | null;
  due: readonly DueCount[];
  list: readonly { unit_name: string; working_days: number | null }[];
  satisfaction: Indicator | undefined;
  surges?: readonly HotspotCell[];
}): string {
  const { scope_name, period, as_of, against, now, before, due, list, satisfaction, surges = [] } = said;
  const received = countOf(now, 'channel');
  const ended = countOf(now, 'clock');
  const overdue = dueCount(due, 'overdue');
  const parts = [
    `${runningLabel(period, as_of)}${scope_name}${received === 0 ? '没有登记信访诉求' : `登记信访诉求 ${formatInteger(received)} 件${before ? `，${countChange(received, countOf(before, 'channel'), '件', against).text}` : ''}`}`,
    surgeWords(surges),
    ended === 0
      ? '没有期限已过的事项，不算按期办结率'
      : `期限已过的 ${formatInteger(ended)} 件中按期办结 ${onTimeWords(countOf(now, 'clock', 'on_time'), ended)}`,
    overdue > 0
      ? `现有 ${formatInteger(overdue)} 件逾期未办结${longestWords(list)}，${formatInteger(dueCount(due, 'soon'))} 件十个工作日内到期`
      : '现在没有逾期未办结的',
    satisfaction ? indicatorWords(satisfaction) : ''
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}
