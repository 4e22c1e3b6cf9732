import type { MetricDefinition } from './metric.ts';
import { SHARE } from './defaults.ts';

const GROUP = '实事与台账';

/** Clauses 十二 and 十九: promised deeds and the ledger with seven fields (A26, A27). */
export const DEED_METRICS: MetricDefinition[] = [
  {
    ...SHARE,
    indicator: 'A26',
    model: 'core.coverage_reports',
    label: '实事承诺六项齐全率',
    group: GROUP,
    clause: '十二',
    level: '各级',
    period: 'year',
    counter: '件',
    uncovered: '不齐全',
    source: 'reference',
    registers: '实事承诺台账',
    formula: '项目、措施、时限、分管领导、责任部门、责任人都填写的实事数 ÷ 当年承诺的实事数',
    numerator: '六项齐全的实事',
    denominator: '当年承诺的实事',
    caveat: '实事按年度登记，全年各月相同。'
  },
  {
    ...SHARE,
    indicator: 'A26T',
    model: 'core.coverage_reports',
    label: '实事按时完成率',
    group: GROUP,
    clause: '十二',
    level: '各级',
    period: 'window',
    counter: '件',
    uncovered: '未按时',
    source: 'reference',
    registers: '实事承诺台账',
    formula: ({ result_window_months: months }) => `在时限内完成的实事数 ÷ 近 ${months} 个月到期的实事数`,
    numerator: '按时完成的实事',
    denominator: ({ result_window_months: months }) => `近 ${months} 个月到期的实事`,
    caveat: '没有写明时限的实事不计。'
  },
  {
    ...SHARE,
    indicator: 'A27',
    model: 'core.coverage_ledgers',
    label: '走访台账七项齐全率',
    group: GROUP,
    clause: '十九',
    level: '各级',
    period: 'month',
    counter: '条',
    uncovered: '不齐全',
    source: 'visits',
    registers: '走访记录',
    formula: '七项内容都填写的走访记录数 ÷ 走访记录数',
    numerator: '七项齐全的记录',
    denominator: '走访记录',
    parts: [
      { part: 'leader', label: '组织领导' },
      { part: 'cadres', label: '参与干部' },
      { part: 'period', label: '驻点时间' },
      { part: 'opinion', label: '职工意见' },
      { part: 'action', label: '所办事项' },
      { part: 'result', label: '办理结果' },
      { part: 'rating', label: '职工评价' }
    ],
    caveat: '只看有没有填写；雷同的台账也会齐全。'
  },
  {
    ...SHARE,
    indicator: 'A27T',
    model: 'core.coverage_ledgers',
    label: '走访台账及时录入率',
    group: GROUP,
    clause: '十九',
    level: '各级',
    period: 'month',
    counter: '条',
    uncovered: '未及时',
    source: 'visits',
    registers: '走访记录',
    formula: '走访结束后规定天数内录入的记录数 ÷ 有录入日期的走访记录数',
    numerator: '及时录入的记录',
    denominator: '有录入日期的走访记录',
    caveat: '天数是默认读法，政策只要求详实记录。'
  }
];
