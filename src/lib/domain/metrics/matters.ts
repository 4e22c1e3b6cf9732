import type { MetricDefinition } from '../metrics.ts';
import { MEASURE, SHARE } from './defaults.ts';

/** Clauses 六, 七, 九, 十, 十九: matters that workers raise, how they are solved, reported and answered (A05S, A12, A13, A16, A18–A20, A28, A29). */
export const MATTER_METRICS: MetricDefinition[] = [
  {
    ...SHARE, indicator: 'A05S', label: '走访问题解决率', group: '反映与解决', clause: '八', level: '各级', period: 'window', counter: '个', uncovered: '未解决', source: 'visits', registers: '走访问题台账',
    formula: ({ result_window_months: months }) => `月末前已解决的问题数 ÷ 近 ${months} 个月走访中提出的问题数`, numerator: '已解决的问题', denominator: ({ result_window_months: months }) => `近 ${months} 个月提出的问题`, caveat: '刚提出的问题还在办理，也在分母中。'
  },
  {
    ...SHARE, indicator: 'A12', label: '六个方面问题解决率', group: '反映与解决', clause: '六', level: '各级', period: 'window', counter: '件', uncovered: '未解决', source: 'petitions', registers: '走访问题台账和信访记录',
    formula: ({ result_window_months: months }) => `月末前已解决的事项数 ÷ 近 ${months} 个月职工反映的就业、工资、社保、安全生产、住房、子女就学事项数`, numerator: '已解决的事项', denominator: ({ result_window_months: months }) => `近 ${months} 个月六个方面的事项`,
    parts: [{ part: 'field_jobs', label: '就业' }, { part: 'field_wages', label: '工资' }, { part: 'field_insurance', label: '社保' }, { part: 'field_safety', label: '安全生产' }, { part: 'field_housing', label: '住房与子女就学' },
      { part: 'group_hardship', label: '困难职工' }, { part: 'group_laid_off', label: '下岗失业人员' }, { part: 'group_migrant', label: '农民工' }, { part: 'group_agency', label: '劳务派遣工' }],
    caveat: '走访问题和信访合计，不含检举控告；信访以支持、部分支持、达成调解为解决。没有标注类别或群体的不计入相应分项。'
  },
  {
    ...MEASURE, indicator: 'A12N', label: '每万名职工诉求数', group: '反映与解决', clause: '六、九', level: '各级', kind: 'ratio', period: 'window', unit: '件/万人', factor: 10000, counter: '人', better: 'none', source: 'petitions', registers: '工会组织台账（职工数）',
    formula: ({ result_window_months: months }) => `近 ${months} 个月信访件数 ÷ 期末职工数 × 10000`, numerator: ({ result_window_months: months }) => `近 ${months} 个月信访`, denominator: '期末职工数', caveat: '诉求多可能是问题多，也可能是渠道通畅，不作评比；不含检举控告。'
  },
  {
    ...SHARE, indicator: 'A13', label: '倾向性问题及时上报率', group: '反映与解决', clause: '六', level: '各级', period: 'window', counter: '件', uncovered: '未及时上报', source: 'reference', registers: '倾向性问题上报台账',
    formula: ({ result_window_months: months }) => `在规定天数内上报的件数 ÷ 近 ${months} 个月发现的倾向性、普遍性问题件数`, numerator: '及时上报的问题', denominator: ({ result_window_months: months }) => `近 ${months} 个月发现的问题`, caveat: '以上报台账为准，没有登记发现日期的不计；政策只说“及时”，天数是默认读法。'
  },
  {
    ...SHARE, indicator: 'A16', label: '欠薪事项解决率', group: '反映与解决', clause: '七（二）', level: '各级', period: 'window', counter: '件', uncovered: '未解决', source: 'petitions', registers: '信访记录和走访问题台账',
    formula: ({ result_window_months: months }) => `月末前已解决的劳动报酬事项数 ÷ 近 ${months} 个月反映的劳动报酬事项数`, numerator: '已解决的事项', denominator: ({ result_window_months: months }) => `近 ${months} 个月劳动报酬事项`, caveat: '按来源系统的一级类别“劳动报酬”计；信访以支持、部分支持、达成调解为解决。'
  },
  {
    ...MEASURE, indicator: 'A18', label: '舆情与苗头上报平均用时', group: '反映与解决', clause: '七（四）', level: '各级', kind: 'mean', period: 'window', unit: '天', counter: '件', better: 'down', source: 'reference', registers: '倾向性问题上报台账',
    formula: ({ result_window_months: months }) => `发现到上报的天数之和 ÷ 近 ${months} 个月上报的件数`, numerator: '发现到上报的天数', denominator: ({ result_window_months: months }) => `近 ${months} 个月上报的问题`, caveat: '以上报台账为准，预警接入前不含网络舆情预警的处置。'
  },
  {
    ...SHARE, indicator: 'A19', label: '职工信息回复率', group: '信访与回复', clause: '九', level: '各级', period: 'window', counter: '件', uncovered: '未回复', source: 'petitions', registers: '信访记录',
    formula: ({ result_window_months: months }) => `月末前已答复的件数 ÷ 近 ${months} 个月各渠道收到的件数`, numerator: '已答复的件', denominator: ({ result_window_months: months }) => `近 ${months} 个月收到的件`,
    parts: [{ part: 'hotline', label: '12351 热线' }, { part: 'visit', label: '来访' }, { part: 'web', label: '网上' }, { part: 'letter', label: '来信' }, { part: 'reception', label: '主席接待日' }, { part: 'transfer', label: '转办' }],
    caveat: '刚收到的件还在办理，也在分母中；不含检举控告。'
  },
  {
    ...SHARE, indicator: 'A20', label: '接待日举行率', group: '信访与回复', clause: '十', level: '各级工会领导', period: 'window', counter: '次', uncovered: '未举行', source: 'reference', registers: '主席接待日安排',
    formula: ({ result_window_months: months }) => `已举行的接待日数 ÷ 近 ${months} 个月计划的接待日数`, numerator: '已举行的接待日', denominator: ({ result_window_months: months }) => `近 ${months} 个月计划的接待日`, caveat: '没有登记接待日安排的单位不在分母中，不等于 0。'
  },
  {
    ...SHARE, indicator: 'A28', label: '解决问题回复率', group: '信访与回复', clause: '十九', level: '各级', period: 'window', counter: '个', uncovered: '未回复', source: 'visits', registers: '走访问题台账',
    formula: ({ result_window_months: months }) => `月末前已回复的问题数 ÷ 近 ${months} 个月解决的问题数`, numerator: '已回复的问题', denominator: ({ result_window_months: months }) => `近 ${months} 个月解决的问题`,
    parts: [{ part: 'direct', label: '直接答复' }, { part: 'single', label: '单向反馈' }, { part: 'regular', label: '定期告知' }, { part: 'public', label: '集中公示' }], caveat: '分项是各种回复形式在已回复问题中的比例。'
  },
  {
    ...MEASURE, indicator: 'A28D', label: '解决到回复的平均天数', group: '信访与回复', clause: '十九', level: '各级', kind: 'mean', period: 'window', unit: '天', counter: '个', better: 'down', source: 'visits', registers: '走访问题台账',
    formula: ({ result_window_months: months }) => `解决到回复的天数之和 ÷ 近 ${months} 个月解决且已回复的问题数`, numerator: '解决到回复的天数', denominator: '解决且已回复的问题', caveat: '还没有回复的问题不在其中，请与回复率一起看。'
  },
  {
    ...SHARE, indicator: 'A29', label: '走访评价满意率', group: '信访与回复', clause: '十九', level: '各级', period: 'month', counter: '次', uncovered: '不是满意', source: 'visits', registers: '走访记录',
    formula: '评价为满意的走访数 ÷ 有评价的走访数', numerator: '满意', denominator: '有评价的走访', caveat: '“基本满意”不计为满意；长期 100% 时请核对台账是否雷同。'
  },
  {
    ...SHARE, indicator: 'A29P', label: '信访办结满意率', group: '信访与回复', clause: '十九', level: '各级', period: 'month', counter: '件', uncovered: '不是满意', source: 'petitions', registers: '信访记录',
    formula: '当月办结事项中评价为满意的件数 ÷ 有评价的件数', numerator: '满意', denominator: '有评价的办结件', caveat: '“基本满意”不计为满意；没有回访的不计。'
  }
];
