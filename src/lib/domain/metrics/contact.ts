import type { MetricDefinition } from '../metrics.ts';
import { MEASURE, PERSONS, SHARE } from './defaults.ts';

const GROUP = '联系走访';

/** Clause 八: contact points, linked households, days, problems and deeds of cadres, and the own targets of unions (A01–A07). */
export const CONTACT_METRICS: MetricDefinition[] = [
  {
    ...PERSONS, indicator: 'A01', label: '厅级干部联系点落实率', group: GROUP, clause: '八', level: '省总', period: 'point', uncovered: '未落实', source: 'reference', registers: '干部名册和联系点台账',
    formula: '至少有一个有效困难企业联系点的厅级干部数 ÷ 在岗厅级干部数', numerator: '有联系点的厅级干部', denominator: '在岗厅级干部',
    caveat: '人数不足 10 时比率不公开，请在本单位内核对名单；困难企业一侧的落实情况见“困难企业联系点覆盖率”。'
  },
  {
    ...SHARE, indicator: 'A01E', label: '困难企业联系点覆盖率', group: GROUP, clause: '八', level: '各级', period: 'point', counter: '家', uncovered: '无人联系', source: 'reference', registers: '企业台账和联系点台账', hasWorkers: true,
    formula: '有有效联系人的困难企业数 ÷ 期末在册困难企业数', numerator: '有联系人的困难企业', denominator: '期末在册困难企业',
    caveat: '联系人为各级工会干部，按联系起止日期计。'
  },
  {
    ...PERSONS, indicator: 'A02', label: '处级干部联系户落实率', group: GROUP, clause: '八', level: '省总', period: 'point', uncovered: '未落实', source: 'reference', registers: '干部名册和联系户台账',
    formula: '至少有一户有效联系户的处级干部数 ÷ 在岗处级干部数', numerator: '有联系户的处级干部', denominator: '在岗处级干部', caveat: '联系户为困难职工家庭，按联系起止日期计。'
  },
  {
    ...PERSONS, indicator: 'A03', label: '处级以上干部走访达进度率', group: GROUP, clause: '八', level: '省总', period: 'year', uncovered: '未达进度', activity: '走访', source: 'visits', registers: '干部名册和走访记录',
    formula: '本年累计走访天数达到进度（规定天数 × 在岗天数 ÷ 全年天数）的处级以上干部数 ÷ 在岗处级以上干部数', numerator: '达到进度的干部', denominator: '在岗处级以上干部',
    caveat: '第八条的天数只对省总提出；同一日期只计一天，蹲点每日计一天，周末计入；年中到岗按在岗天数折算。'
  },
  {
    ...MEASURE, indicator: 'A03D', label: '处级以上干部人均走访天数', group: GROUP, clause: '八', level: '省总', kind: 'mean', period: 'year', unit: '天', factor: 0.01, counter: '人', activity: '走访', source: 'visits', registers: '干部名册和走访记录', isAboutPersons: true,
    formula: '本年累计走访天数之和 ÷ 在岗处级以上干部数', numerator: '走访天数', denominator: '在岗处级以上干部', caveat: '平均数不代表每个人；不对个人排名。'
  },
  {
    ...PERSONS, indicator: 'A04', label: '结对帮扶落实率', group: GROUP, clause: '八、十五', level: '省总处级以上，各级蹲点年轻干部', period: 'point', uncovered: '未结对', source: 'reference', registers: '干部名册和联系户台账',
    formula: '结对困难职工户数达到规定的干部数 ÷ 应结对干部数', numerator: '已结对的干部', denominator: '应结对的干部', caveat: '应结对的是省总处级以上干部和各级蹲点锻炼的年轻干部。'
  },
  {
    ...PERSONS, indicator: 'A05', label: '解决问题并办实事的干部比例', group: GROUP, clause: '八', level: '省总', period: 'year', uncovered: '未达到', activity: '走访', source: 'visits', registers: '干部名册、走访记录和走访问题台账',
    formula: '本年参与走访所提问题至少解决一个、且至少办过一件实事的处级以上干部数 ÷ 在岗处级以上干部数', numerator: '两项都达到的干部', denominator: '在岗处级以上干部',
    caveat: '一个问题计入提出它的那次走访的全部参与干部；实事以走访台账的“所办事项”为准。'
  },
  {
    ...SHARE, indicator: 'A06', label: '联系点、联系户和自定目标齐备率', group: GROUP, clause: '八', level: '市、县、省级产业工会', period: 'point', counter: '个单位', uncovered: '未齐备', source: 'reference', registers: '工会组织、联系点联系户和工作目标台账',
    formula: '联系点、联系户和当年自定走访目标都有登记的工会数 ÷ 市、县、省级产业工会数', numerator: '三项齐备的工会', denominator: '市、县、省级产业工会', caveat: '没有登记目标的单位按“未齐备”计，不表示走访为零。'
  },
  {
    ...SHARE, indicator: 'A06T', label: '自定走访目标达进度率', group: GROUP, clause: '八', level: '市、县、省级产业工会', period: 'year', counter: '个单位', uncovered: '未达进度', source: 'visits', registers: '工作目标台账和走访记录',
    formula: '本年走访次数达到自定目标进度的工会数 ÷ 登记了走访目标的工会数', numerator: '达到进度的工会', denominator: '登记了目标的工会', caveat: '没有登记目标的工会不在分母中；进度按日历天数折算。'
  },
  {
    ...PERSONS, indicator: 'A07', label: '干部参与走访比例', group: GROUP, clause: '八', level: '各级', period: 'point', uncovered: '未参与', activity: '走访', source: 'visits', registers: '干部名册和走访记录',
    formula: ({ visit_window_months: months }) => `近 ${months} 个月内至少有一天走访记录的在岗干部数 ÷ 在岗干部数`, numerator: '有走访记录的干部', denominator: '在岗干部', caveat: '新到岗不足这段时间的干部也在分母中。'
  },
  {
    ...PERSONS, indicator: 'B07', label: '年轻干部蹲点比例', group: GROUP, clause: '十五', level: '县以上工会机关', period: 'point', uncovered: '未蹲点', activity: '下基层', source: 'visits', registers: '干部名册和走访记录',
    formula: ({ visit_window_months: months }) => `近 ${months} 个月内有驻点记录的年轻干部数 ÷ 在岗年轻干部数`, numerator: '有驻点记录的年轻干部', denominator: '县以上工会在岗年轻干部', caveat: '驻点以走访记录中连续两天以上的驻点时间为准。'
  }
];
