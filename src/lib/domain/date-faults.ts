/** Impossible dates of records in words. Pure. */
import { formatInteger } from './format.ts';

/** The kinds of `marts.date_faults`. */
export const DATE_FAULTS: Record<string, string> = {
  received_future: '登记日期晚于数据截止日',
  step_future: '办理日期晚于数据截止日',
  closed_before_received: '办结早于登记',
  replied_before_received: '答复早于登记',
  accepted_before_received: '受理早于登记',
  notified_before_received: '告知早于登记',
  closed_before_accepted: '办结早于受理',
  extended_before_accepted: '延期日早于受理',
  visited_future: '走访日期晚于数据截止日',
  entered_before_visit: '录入早于走访',
  raised_future: '提出日期晚于数据截止日',
  solved_before_raised: '解决早于提出',
  replied_before_raised: '答复早于提出',
  signed_before_offered: '签订早于要约',
  ends_before_start: '到期早于生效',
  published_future: '发布日期晚于数据截止日'
};

export const FAULT_SOURCES: Record<string, string> = {
  petitions: '信访',
  visits: '走访',
  visit_problems: '走访问题',
  negotiations: '工资集体协商',
  posts: '网络帖文'
};

/** 5 条记录的日期不可能（如办结早于登记），不计入比率, the title of a list of them. */
export function faultTitle(count: number, unit: string): string {
  return count === 0
    ? '没有日期矛盾的记录'
    : `${formatInteger(count)} ${unit}日期有矛盾，不计入按期、时长和评价，请核对更正`;
}
