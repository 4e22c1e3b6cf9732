import type { MetricDefinition } from './metric.ts';
import { SHARE } from './defaults.ts';

const GROUP = '联系走访';

/** Clauses 三, 八 and 十三: who was visited (A08–A10). Visits count fully for a time and then fade. */
export const VISIT_METRICS: MetricDefinition[] = [
  {
    ...SHARE,
    indicator: 'A08',
    model: 'core.coverage_enterprises',
    label: '困难企业走访覆盖率',
    group: GROUP,
    clause: '八',
    level: '全省',
    period: 'point',
    counter: '家',
    uncovered: '未走访',
    activity: '走访',
    source: 'visits',
    registers: '企业台账',
    hasEffect: true,
    hasWorkers: true,
    formula: ({ visit_window_months: months }) => `近 ${months} 个月内至少走访过一次的困难企业数 ÷ 期末在册困难企业数`,
    numerator: ({ visit_window_months: months }) => `近 ${months} 个月走访过的困难企业`,
    denominator: '期末在册困难企业',
    caveat: '困难企业按企业台账的认定起止日期计；走访以走访记录中的企业编号或企业名称对应。'
  },
  {
    ...SHARE,
    indicator: 'A09',
    model: 'core.coverage_households',
    label: '困难职工户联系覆盖率',
    group: GROUP,
    clause: '八、十三',
    level: '全省',
    period: 'point',
    counter: '户',
    uncovered: '未联系',
    activity: '入户',
    source: 'visits',
    registers: '困难职工档案',
    isAboutPersons: true,
    hasEffect: true,
    formula: ({ visit_window_months: months }) =>
      `有有效联系人且近 ${months} 个月至少入户一次的困难职工户数 ÷ 期末在档困难职工户数`,
    numerator: ({ visit_window_months: months }) => `有联系人且近 ${months} 个月入户的户`,
    denominator: '期末在档困难职工户',
    caveat: '1–4 户不公开；档案按建档与销档日期计，不含已脱困、已注销的户。'
  },
  {
    ...SHARE,
    indicator: 'A10',
    model: 'core.coverage_enterprises',
    label: '五类企业走访覆盖率',
    group: GROUP,
    clause: '三',
    level: '各级',
    period: 'point',
    counter: '家',
    uncovered: '未走访',
    activity: '走访',
    source: 'visits',
    registers: '企业台账',
    hasEffect: true,
    hasWorkers: true,
    formula: ({ visit_window_months: months }) => `近 ${months} 个月内至少走访过一次的五类企业数 ÷ 期末在册五类企业数`,
    numerator: ({ visit_window_months: months }) => `近 ${months} 个月走访过的五类企业`,
    denominator: '期末在册五类企业',
    parts: [
      { part: 'small', label: '中小企业' },
      { part: 'private', label: '非公有制企业' },
      { part: 'restructured', label: '改制企业' },
      { part: 'difficult', label: '困难企业' },
      { part: 'labour', label: '劳动密集型企业' }
    ],
    caveat: '一家企业可以同时属于几类，合计中只计一次；政策没有提出比例，不设目标。'
  }
];
