import type { MetricDefinition } from './metric.ts';
import { MEASURE, SHARE } from './defaults.ts';

const GROUP = '工资集体协商';

/** Clauses 五 and 七(二): union building and wage negotiation (A14, A15, A17). */
export const NEGOTIATION_METRICS: MetricDefinition[] = [
  {
    ...SHARE,
    indicator: 'A14',
    label: '工资集体协商覆盖率',
    group: GROUP,
    clause: '五、七（二）',
    level: '各级',
    period: 'point',
    counter: '家',
    uncovered: '未覆盖',
    activity: '签订',
    source: 'negotiations',
    registers: '企业台账',
    hasWorkers: true,
    formula: '期末处于有效工资协议覆盖之下的已建会企业数 ÷ 期末已建会企业数',
    numerator: '有有效工资协议的已建会企业',
    denominator: '期末已建会企业',
    caveat: '同一企业受几份协议覆盖只计一次；区域性、行业性协议只计列明的企业。政策要求“普遍开展”，未给出比例。'
  },
  {
    ...SHARE,
    indicator: 'A14U',
    label: '应建会企业建会率',
    group: GROUP,
    clause: '五、七（二）',
    level: '各级',
    period: 'point',
    counter: '家',
    uncovered: '未建会',
    source: 'reference',
    registers: '企业台账',
    hasWorkers: true,
    formula: '已建会的企业数 ÷ 职工数达到建会下限的企业数',
    numerator: '已建会企业',
    denominator: '职工数达到下限的企业',
    caveat: '工会法以会员 25 人为界，企业台账只有职工数，以职工数代替。'
  },
  {
    ...SHARE,
    indicator: 'A15',
    label: '区域性、行业性协议覆盖率',
    group: GROUP,
    clause: '七（二）',
    level: '各级',
    period: 'point',
    counter: '家',
    uncovered: '未覆盖',
    activity: '签订',
    source: 'negotiations',
    registers: '企业台账',
    hasWorkers: true,
    formula: '期末受有效区域性或行业性协议覆盖的已建会企业数 ÷ 期末已建会企业数',
    numerator: '受区域、行业协议覆盖的企业',
    denominator: '期末已建会企业',
    caveat: '只计协议列明的企业；没有列明覆盖企业的协议不计。'
  },
  {
    ...MEASURE,
    indicator: 'A15N',
    label: '有效工资协议数',
    group: GROUP,
    clause: '七（二）',
    level: '各级',
    kind: 'count',
    period: 'point',
    unit: '份',
    counter: '份',
    activity: '签订',
    source: 'negotiations',
    registers: '工资集体协商台账',
    formula: '期末在有效期内的工资协议份数',
    numerator: '有效协议',
    denominator: '',
    parts: [
      { part: 'enterprise', label: '企业协议' },
      { part: 'area', label: '区域性协议' },
      { part: 'sector', label: '行业性协议' }
    ],
    caveat: '份数不等于覆盖面：一份行业协议可以覆盖许多企业。'
  },
  {
    ...MEASURE,
    indicator: 'A17',
    label: '协议约定平均增幅',
    group: GROUP,
    clause: '七（二）',
    level: '各级',
    kind: 'mean',
    period: 'window',
    unit: '%',
    factor: 0.001,
    counter: '份',
    activity: '签订',
    source: 'negotiations',
    registers: '工资集体协商台账',
    formula: ({ result_window_months: months }) => `约定工资增幅之和 ÷ 近 ${months} 个月签订并写明增幅的协议数`,
    numerator: '约定增幅',
    denominator: ({ result_window_months: months }) => `近 ${months} 个月写明增幅的协议`,
    caveat: '按协议份数平均，未按职工数加权；与指导线的比较见“增幅不低于指导线下线的协议比例”。'
  },
  {
    ...SHARE,
    indicator: 'A17B',
    label: '增幅不低于指导线下线的协议比例',
    group: GROUP,
    clause: '七（二）',
    level: '各级',
    period: 'window',
    counter: '份',
    uncovered: '低于下线',
    activity: '签订',
    source: 'negotiations',
    registers: '工资集体协商台账和工资指导线',
    formula: ({ result_window_months: months }) =>
      `约定增幅不低于签订年度指导线下线的协议数 ÷ 近 ${months} 个月签订并写明增幅的协议数`,
    numerator: '不低于下线的协议',
    denominator: ({ result_window_months: months }) => `近 ${months} 个月写明增幅的协议`,
    parts: [
      { part: 'below', label: '低于下线' },
      { part: 'within', label: '下线与上线之间' },
      { part: 'above', label: '高于上线' }
    ],
    caveat: '指导线未经核实时为示例值；低于下线需要说明理由，不一定违规。'
  }
];
