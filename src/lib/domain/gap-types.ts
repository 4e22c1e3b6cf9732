import type { Source } from '#lib/contracts/contract.ts';

/** The ten kinds of gaps (盲区): what each is, who answers for it and what ends it. */
export type GapType = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8' | 'G9' | 'G10';

export interface GapKind {
  type: GapType;
  label: string;
  /** Without one of these nobody can tell whether the gap is still there. */
  sources: readonly Source[];
  /** The test in words; {…} are numbers of `marts.gap_rules`. */
  test: string;
  clause: string;
  /** Office that usually answers for it; the unit may give it to another. */
  post: string;
  action: string;
  /** The record that ends it. */
  ends_with: string;
}

export const GAP_KINDS: readonly GapKind[] = [
  {
    type: 'G1',
    sources: ['visits', 'reference'],
    label: '未走访',
    clause: '八、十三',
    post: '基层工作部',
    test: '在册困难企业、在档困难职工户、有企业的县、有企业 {township_enterprises} 家以上的乡镇（街道），{unvisited_days} 天以上没有走访（从未走访的自有记录之日起算）',
    action: '排入本月走访计划并入户、入企',
    ends_with: '走访记录入库'
  },
  {
    type: 'G2',
    sources: ['reference'],
    label: '无人联系',
    clause: '八',
    post: '权益保障部',
    test: '困难企业或困难职工户没有有效的联系人',
    action: '确定联系领导或干部，登记联系点、联系户',
    ends_with: '联系记录入库'
  },
  {
    type: 'G3',
    sources: ['visits', 'petitions', 'reference'],
    label: '热而不访',
    clause: '六、八',
    post: '分管副主席',
    test: '近 {unvisited_days} 天某主题每万名职工的诉求（信访和帖文）在全省各县排前三分之一且不少于 {min_requests} 件，而该县每万名职工的走访排后三分之一',
    action: '带着这个主题下访，摸清情况并上报',
    ends_with: '走访增加或诉求回落，名次随数据更新'
  },
  {
    type: 'G4',
    sources: ['visits'],
    label: '访而无果',
    clause: '八、十九',
    post: '权益保障部',
    test: '近 {window_days} 天走访次数不低于各单位中位数，而所提问题的解决率低于下四分位（问题不少于 {min_problems} 个）',
    action: '逐件清理未解决问题，定责任单位和时限',
    ends_with: '问题台账写上解决日期'
  },
  {
    type: 'G5',
    sources: ['negotiations', 'reference'],
    label: '协商空白',
    clause: '五、七（二）',
    post: '集体协商指导员',
    test: '已建会、职工 {min_workers} 人以上的企业没有有效工资协议，或到期 {expired_days} 天以上没有续签',
    action: '发出要约，或推动签订区域性、行业性协议',
    ends_with: '协议签订记录入库'
  },
  {
    type: 'G6',
    sources: [],
    label: '渠道沉默',
    clause: '九',
    post: '办公室',
    test: '{silent_days} 天以上没有记录，而按本单位上年同月和同类单位推算应有 {silent_expected} 条以上；未报送、加载失败、真零、没有台账分开',
    action: '与单位核对：补报，或说明确实没有',
    ends_with: '补报的数据或零报告入库'
  },
  {
    type: 'G7',
    sources: ['petitions', 'reference'],
    label: '热点无课题',
    clause: '十一',
    post: '政策研究室',
    test: '热点问题持续 {persistent_days} 天以上仍在反映，本年登记的调研课题都不涉及它的主题；课题和热点都按全省看，只列在省总名下',
    action: '列入调研选题，或说明不列的理由',
    ends_with: '课题登记入库，或热点消退'
  },
  {
    type: 'G8',
    sources: ['reference'],
    label: '站点空白',
    clause: '十三',
    post: '职工服务（帮扶）中心',
    test: '市、县、乡镇（园区）工会没有在用的帮扶站点；县内没有一个社区或企业站点',
    action: '建站，或指定邻近站点代办',
    ends_with: '站点登记入库'
  },
  {
    type: 'G9',
    sources: ['visits'],
    label: '解决未回复',
    clause: '十九',
    post: '权益保障部',
    test: '问题解决 {reply_days} 天以上仍没有答复职工，不论多久以前提出',
    action: '按四种形式之一答复职工',
    ends_with: '问题台账写上答复日期'
  },
  {
    type: 'G10',
    sources: ['visits', 'reference'],
    label: '人群盲区',
    clause: '六',
    post: '基层工作部',
    test: '近 {window_days} 天写明群体的走访（不少于 {min_group_visits} 次）中触及某群体的比例，不到它在职工中或在诉求中比例的一半',
    action: '到该群体集中的企业、站点走访',
    ends_with: '写明该群体的走访记录入库'
  }
];

export function gapKindOf(type: string): GapKind {
  const kind = GAP_KINDS.find((at) => at.type === type);
  if (!kind) throw new RangeError(`no gap type ${type}`);
  return kind;
}

/** The test with the numbers in force. */
export function gapTest(kind: GapKind, rules: Readonly<Record<string, number | string>>): string {
  return kind.test.replace(/\{(\w+)\}/g, (_, name: string) => String(rules[name] ?? '—'));
}

export type Severity = 'high' | 'medium' | 'low';

export const SEVERITIES: readonly { key: Severity; label: string; from: number; to: number }[] = [
  { key: 'high', label: '高', from: 60, to: 100 },
  { key: 'medium', label: '中', from: 40, to: 59 },
  { key: 'low', label: '低', from: 0, to: 39 }
];

export const HIGH_FROM = 60;
export const MEDIUM_FROM = 40;

export function severityOf(need: number): (typeof SEVERITIES)[number] {
  return SEVERITIES.find((at) => need >= at.from) ?? SEVERITIES[2]!;
}

export const NEED_FORMULA =
  '需要程度 0–100 ＝ 60% × 涉及职工数（取平方根，一万人封顶；热而不访取诉求涉及的人数）＋ 20% × 行业风险（按职工数加权，没有企业的取 40）＋ 20% × 附近诉求（所在县每万名职工的信访和帖文诉求在全省的百分位，没有所在县的取 50）。60 以上为高，40–59 为中。';
