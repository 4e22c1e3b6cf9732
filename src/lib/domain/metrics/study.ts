import type { MetricDefinition } from '../metrics.ts';
import { MEASURE, PERSONS, SHARE } from './defaults.ts';

const GROUP = '调查研究';

/** Clauses 三 and 十一: what visits learn, and research days, topics and reports (A11, A21–A25). */
export const STUDY_METRICS: MetricDefinition[] = [
  {
    ...SHARE, indicator: 'A11', label: '走访听取意见比例', group: GROUP, clause: '三', level: '各级', period: 'month', counter: '次', uncovered: '没有意见', source: 'visits', registers: '走访记录',
    formula: '登记了职工意见类别的走访数 ÷ 走访数', numerator: '登记了意见类别的走访', denominator: '走访', caveat: '类别以来源系统的问题类别为准；有无内容与内容好坏是两回事。'
  },
  {
    ...SHARE, indicator: 'A21', label: '年度调研课题确定率', group: GROUP, clause: '十一', level: '市、县、省级产业工会', period: 'year', counter: '个单位', uncovered: '没有课题', source: 'reference', registers: '工会组织和年度调研课题台账',
    formula: '当年至少登记一个调研课题的工会数 ÷ 市、县、省级产业工会数', numerator: '有课题的工会', denominator: '市、县、省级产业工会', caveat: '课题按年度登记，没有登记日期，因此全年各月相同。'
  },
  {
    ...PERSONS, indicator: 'A22', label: '省总机关干部调研达进度率', group: GROUP, clause: '十一', level: '省总', period: 'year', uncovered: '未达进度', activity: '下基层', source: 'visits', registers: '干部名册和走访记录',
    formula: '本年累计调研、蹲点天数达到进度（规定天数 × 在岗天数 ÷ 全年天数）的省总干部数 ÷ 在岗省总干部数', numerator: '达到进度的干部', denominator: '在岗省总干部',
    caveat: '与第八条的走访天数是两项要求；当日有调研或蹲点目的即计当日天数。'
  },
  {
    ...MEASURE, indicator: 'A22D', label: '省总机关干部人均调研天数', group: GROUP, clause: '十一', level: '省总', kind: 'mean', period: 'year', unit: '天', factor: 0.01, counter: '人', activity: '下基层', source: 'visits', registers: '干部名册和走访记录', isAboutPersons: true,
    formula: '本年累计调研、蹲点天数之和 ÷ 在岗省总干部数', numerator: '调研天数', denominator: '在岗省总干部', caveat: '平均数不代表每个人；不对个人排名。'
  },
  {
    ...PERSONS, indicator: 'A23', label: '市县工会干部下基层达进度率', group: GROUP, clause: '十一', level: '市、县工会', period: 'year', uncovered: '未达进度', activity: '下基层', source: 'visits', registers: '干部名册',
    formula: ({ local_days: days }) => `本年累计下基层天数达到进度（${days} 天 × 在岗天数 ÷ 全年天数）的市县工会干部数 ÷ 在岗市县工会干部数`, numerator: '达到进度的干部', denominator: '在岗市县工会干部',
    caveat: '同一干部同一日期只计一天，蹲点每日计一天，周末计入；年中到岗按在岗天数折算。不对个人排名。'
  },
  {
    ...MEASURE, indicator: 'A23D', label: '市县工会干部人均下基层天数', group: GROUP, clause: '十一', level: '市、县工会', kind: 'mean', period: 'year', unit: '天', factor: 0.01, counter: '人', activity: '下基层', source: 'visits', registers: '干部名册和走访记录', isAboutPersons: true,
    formula: '本年累计下基层天数之和 ÷ 在岗市县工会干部数', numerator: '下基层天数', denominator: '在岗市县工会干部', caveat: '平均数不代表每个人；不对个人排名。'
  },
  {
    ...PERSONS, indicator: 'A24', label: '基层和产业工会下基层达标率', group: GROUP, clause: '十一', level: '乡镇街道、园区、联合会和产业工会', period: 'year', uncovered: '未达标', activity: '下基层', source: 'visits', registers: '干部名册和走访记录',
    formula: '本年下基层天数达到工作日规定比例的干部数 ÷ 在岗基层和产业工会干部数', numerator: '达到的干部', denominator: '在岗基层和产业工会干部', caveat: '代理指标：原文为“主要时间和精力”，以工作日的一半代表。'
  },
  {
    ...SHARE, indicator: 'A24R', label: '调研课题按时完成率', group: GROUP, clause: '十一', level: '各级', period: 'window', counter: '个', uncovered: '未按时', source: 'reference', registers: '年度调研课题台账',
    formula: ({ result_window_months: months }) => `按期完成的课题数 ÷ 近 ${months} 个月到期的课题数`, numerator: '按期完成的课题', denominator: ({ result_window_months: months }) => `近 ${months} 个月到期的课题`, caveat: '没有登记期限的课题不计。'
  },
  {
    ...SHARE, indicator: 'A25', label: '调研成果采纳率', group: GROUP, clause: '十一', level: '各级', period: 'window', counter: '个', uncovered: '未采纳', source: 'reference', registers: '年度调研课题台账',
    formula: ({ result_window_months: months }) => `已被采纳的课题数 ÷ 近 ${months} 个月完成的课题数`, numerator: '已采纳的课题', denominator: ({ result_window_months: months }) => `近 ${months} 个月完成的课题`, caveat: '采纳指领导批示、转化为政策或简报；刚完成的课题还来不及采纳。'
  }
];
