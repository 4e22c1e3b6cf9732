/**
 * The twenty clauses of 陕工发〔2012〕38号 in our own words, for the help page. The indicators of a clause follow from the
 * definitions; a clause without one says why.
 */
import { METRICS } from '#lib/domain/metrics.ts';
import type { MetricDefinition } from '#lib/domain/metrics/metric.ts';

export interface PolicyClause {
  /** Chinese numeral, as definitions write it. */
  number: string;
  title: string;
  summary: string;
  /** Why no figure serves it, or what a figure cannot say; null where the indicators serve it fully. */
  limit: string | null;
}

export const POLICY_NAME = '陕西省总工会建立、实施深入基层服务职工长效机制的意见（陕工发〔2012〕38号）';

export const POLICY_CLAUSES: readonly PolicyClause[] = [
  {
    number: '一',
    title: '指导思想',
    summary: '以服务职工为主线改进机关作风，发挥桥梁纽带作用。',
    limit: '方向性要求，没有可计数的事项。'
  },
  {
    number: '二',
    title: '总体要求',
    summary: '联系基层、服务职工要常态、长效，并建立考评制度。',
    limit: '总的要求由其余各条的指标体现，本条不单独计数。'
  },
  {
    number: '三',
    title: '调查研究',
    summary: '深入中小、非公、改制、困难、劳动密集五类企业，了解经营、劳动关系和职工实际问题。',
    limit: null
  },
  {
    number: '四',
    title: '宣传引导',
    summary: '宣传政策，回应关切，引导合理合法表达诉求。',
    limit: '没有“针对哪个关切作了回应”的登记；网络帖文只能看声量，不能代表引导效果。'
  },
  {
    number: '五',
    title: '促进企业发展',
    summary: '推动普遍建会、普遍开展工资集体协商，加强技能培训，稳定职工队伍。',
    limit: '技术创新、劳动竞赛和培训没有登记，不计数。'
  },
  {
    number: '六',
    title: '解决职工困难',
    summary: '就业、工资、社保、安全、住房、就学六个方面，困难、下岗、农民工、派遣工四类群体；倾向性问题及时上报。',
    limit: '“及时”没有天数，按默认读法计。'
  },
  {
    number: '七',
    title: '重点工作',
    summary: '激发劳动热情、维护经济权益、保障民主权利、提升职工素质，含工资协商、欠薪、同工同酬和网络舆情。',
    limit: '劳动竞赛、民主管理和文化阵地没有登记，不计数；舆情预警接入前以上报台账代表。'
  },
  {
    number: '八',
    title: '联系点、联系户',
    summary:
      '厅级干部联系困难企业，处级干部联系困难职工家庭，走访不少于 60 天，结对帮扶，解决问题办实事；市县自定目标，全员参与，全覆盖。',
    limit: null
  },
  {
    number: '九',
    title: '窗口单位联系职工',
    summary: '援助中心、热线、网站、意见箱等收集并反馈职工信息。',
    limit: '意见箱、联系卡等没有逐件登记，只计进入信访记录的件。'
  },
  { number: '十', title: '主席接待日', summary: '领导轮流坐班、专题接访、带案下访、包案和约访。', limit: null },
  {
    number: '十一',
    title: '定期下基层调研',
    summary: '每年定课题；省总机关干部调研不少于 60 天，市县干部不少于 90 天，基层以主要时间服务职工，形成调研报告。',
    limit: '“主要时间”以工作日的一半代表；报告的参考价值只能看是否采纳。'
  },
  {
    number: '十二',
    title: '为职工办实事',
    summary: '每年制定计划、公开承诺，明确项目、措施、时限和责任。',
    limit: '资金与政策支持没有登记，不计数。'
  },
  {
    number: '十三',
    title: '困难职工帮扶',
    summary: '帮扶站点覆盖市、县、乡镇、社区、企业，对困难职工全覆盖。',
    limit: '社区和企业没有逐个登记，以区县内有无该级站点代表。'
  },
  {
    number: '十四',
    title: '争议调处与法律援助',
    summary: '企业和县乡建调解组织，每个仲裁委至少一名工会兼职仲裁员，提供法律援助。',
    limit: '调解组织和法律援助案件没有接入，只计兼职仲裁员。'
  },
  {
    number: '十五',
    title: '年轻干部实践锻炼',
    summary: '县以上机关选派年轻干部到基层蹲点，每人结对帮扶困难职工。',
    limit: '锻炼的收获不计数。'
  },
  {
    number: '十六',
    title: '源头参与',
    summary: '参与立法和政策制定，建立联席会议和三方协商机制。',
    limit: '只计会议；参与立法的作用没有登记。'
  },
  {
    number: '十七',
    title: '组织领导',
    summary: '每年制定服务职工规划，分解任务，建设联系基层示范点。',
    limit: '年度规划和示范点没有登记；接入后可按单位计。'
  },
  {
    number: '十八',
    title: '服务能力',
    summary: '培训干部，充实乡镇工会力量，解决“人少事多”。',
    limit: '培训和经费没有登记，只看人手。'
  },
  {
    number: '十九',
    title: '考核监督',
    summary: '走访台账七项内容，办理结果四种回复形式，会员评家，督查问责。',
    limit: '督查和问责没有登记，不计数。'
  },
  {
    number: '二十',
    title: '舆论氛围',
    summary: '发言人、新闻快报和与宣传部门的联系制度，报道部署、进展和成效。',
    limit: '工会自己的报道没有与部署对应的登记，声量不等于效果。'
  }
];

/** Indicators that serve a clause: 五、七（二） serves 五 and 七. */
export function metricsOfClause(number: string): MetricDefinition[] {
  return METRICS.filter((metric) =>
    metric.clause.split('、').some((clause) => clause.replace(/（.*）/, '') === number)
  );
}
