import type { MetricDefinition } from './metric.ts';
import { MEASURE, SHARE } from './defaults.ts';

const GROUP = '网络与队伍';

/** Clauses 七(四), 十三, 十四, 十六 and 十八: staff, stations, arbitrators, meetings (A18S, B01, B03, B08, B10). */
export const NETWORK_METRICS: MetricDefinition[] = [
  {
    ...SHARE,
    indicator: 'A18S',
    model: 'core.coverage_orgs',
    label: '配备舆情工作人员的工会比例',
    group: GROUP,
    clause: '七（四）',
    level: '市、县、省级产业工会',
    period: 'point',
    counter: '个单位',
    uncovered: '未配备',
    source: 'reference',
    registers: '工会组织台账',
    formula: '至少有一名网络舆情工作人员的工会数 ÷ 市、县、省级产业工会数',
    numerator: '已配备的工会',
    denominator: '市、县、省级产业工会',
    caveat: '以工会组织台账登记的人数为准，专兼职不分。'
  },
  {
    ...SHARE,
    indicator: 'B01',
    model: 'core.coverage_stations',
    label: '帮扶站点五级覆盖率',
    group: GROUP,
    clause: '十三',
    level: '市、县、乡镇街道、社区、企业',
    period: 'point',
    counter: '个单位',
    uncovered: '没有站点',
    source: 'reference',
    registers: '工会组织和帮扶站点台账',
    formula: '有本级有效站点的单位数 ÷ 五级应有站点的单位数',
    numerator: '有站点的单位',
    denominator: '应有站点的单位',
    parts: [
      { part: 'city', label: '市' },
      { part: 'county', label: '县（市、区）' },
      { part: 'township', label: '乡镇街道和园区' },
      { part: 'community', label: '社区（村）' },
      { part: 'enterprise', label: '企业' }
    ],
    caveat: '社区和企业没有逐个登记，以“区县内至少有一个该级站点”代表。'
  },
  {
    ...SHARE,
    indicator: 'B03',
    model: 'core.coverage_stations',
    label: '仲裁委配备工会兼职仲裁员比例',
    group: GROUP,
    clause: '十四',
    level: '各仲裁委',
    period: 'point',
    counter: '个',
    uncovered: '未配备',
    source: 'reference',
    registers: '仲裁委台账',
    formula: '至少有一名工会兼职仲裁员的仲裁委数 ÷ 仲裁委数',
    numerator: '已配备的仲裁委',
    denominator: '仲裁委',
    caveat: '台账只有最近一次统计，统计日期以前的月份没有数据。'
  },
  {
    ...SHARE,
    indicator: 'B08',
    model: 'core.coverage_orgs',
    label: '召开联席会议的工会比例',
    group: GROUP,
    clause: '十六',
    level: '市、县、省级产业工会',
    period: 'point',
    counter: '个单位',
    uncovered: '没有召开',
    source: 'reference',
    registers: '工会组织和联席会议台账',
    formula: ({ result_window_months: months }) =>
      `近 ${months} 个月至少召开一次联席会议或三方会议的工会数 ÷ 市、县、省级产业工会数`,
    numerator: '召开过会议的工会',
    denominator: '市、县、省级产业工会',
    caveat: '以联席会议台账为准。'
  },
  {
    ...MEASURE,
    indicator: 'B10',
    model: 'core.coverage_served_workers',
    label: '每名专职干部服务职工数',
    group: GROUP,
    clause: '十八',
    level: '县、产业、直管工会',
    kind: 'ratio',
    period: 'point',
    unit: '人/名',
    counter: '名',
    minN: 1,
    better: 'down',
    source: 'reference',
    registers: '工会组织台账',
    formula: '职工数 ÷ 专职工会干部数',
    numerator: '职工',
    denominator: '专职工会干部',
    caveat: '反映“人少事多”的程度，用来理解其他指标，不作评比。'
  }
];
