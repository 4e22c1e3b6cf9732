import type { Source } from '../contracts/contract.ts';

/** One indicator, defined once; every page, export and check reads this value. */
export interface Metric {
  /** Code of the obligation, e.g. A08. */
  indicator: string;
  /** Short zh-CN name. */
  label: string;
  /** Clause of the policy (陕工发〔2012〕38号) that it serves. */
  clause: string;
  /** The formula in words, shown wherever the figure is. */
  formula: string;
  numerator: string;
  denominator: string;
  /** What one unit of the denominator is, for sentences: 「户」「家」「人」. */
  counter: string;
  /** What is said of a unit outside the numerator: 未走访. */
  uncovered: string;
  /** What the last activity is, for 距最近一次…: 走访, 入户, 签订, 下基层. */
  activity: string;
  /** The source whose submission decides between zero and not submitted. */
  source: Source;
  /** True where the denominator counts persons or households, so that small counts are hidden. */
  isAboutPersons: boolean;
  /** Rates below this denominator are hidden (design invariant 8). */
  minN: number;
  /** Share aimed at when no target is on record, 0–1; null where the policy gives none. */
  defaultTarget: number | null;
  caveat: string;
}

export const METRICS: Metric[] = [
  {
    indicator: 'A08', label: '困难企业走访覆盖率', clause: '八', source: 'visits', counter: '家', uncovered: '未走访', activity: '走访', isAboutPersons: false, minN: 10, defaultTarget: 1,
    formula: '近 12 个月内至少走访过一次的困难企业数 ÷ 期末在册困难企业数',
    numerator: '近 12 个月走访过的困难企业', denominator: '期末在册困难企业',
    caveat: '困难企业按企业台账的认定起止日期计；走访以走访记录中的企业编号或企业名称对应。'
  },
  {
    indicator: 'A09', label: '困难职工户联系覆盖率', clause: '八、十三', source: 'visits', counter: '户', uncovered: '未联系', activity: '入户', isAboutPersons: true, minN: 10, defaultTarget: 1,
    formula: '有有效联系人且近 12 个月至少入户一次的困难职工户数 ÷ 期末在档困难职工户数',
    numerator: '有联系人且近 12 个月入户的户', denominator: '期末在档困难职工户',
    caveat: '1–4 户不公开；档案按建档与销档日期计，不含已脱困、已注销的户。'
  },
  {
    indicator: 'A14', label: '工资集体协商覆盖率', clause: '五、七（二）', source: 'negotiations', counter: '家', uncovered: '未覆盖', activity: '签订', isAboutPersons: false, minN: 10, defaultTarget: null,
    formula: '期末处于有效工资协议覆盖之下的已建会企业数 ÷ 期末已建会企业数',
    numerator: '有有效工资协议的已建会企业', denominator: '期末已建会企业',
    caveat: '同一企业受几份协议覆盖只计一次；区域性、行业性协议只计列明的企业。政策要求“普遍开展”，未给出比例。'
  },
  {
    indicator: 'A23', label: '市县工会干部下基层达进度率', clause: '十一', source: 'visits', counter: '人', uncovered: '未达进度', activity: '下基层', isAboutPersons: true, minN: 10, defaultTarget: 1,
    formula: '本年累计下基层天数达到进度（90 天 × 在岗天数 ÷ 全年天数）的市县工会干部数 ÷ 在岗市县工会干部数',
    numerator: '达到进度的干部', denominator: '在岗市县工会干部',
    caveat: '同一干部同一日期只计一天，蹲点每日计一天，周末计入；年中到岗按在岗天数折算。不对个人排名。'
  }
];

/** The definition of an indicator, or undefined. */
export function metricOf(indicator: string): Metric | undefined {
  return METRICS.find((metric) => metric.indicator === indicator);
}
