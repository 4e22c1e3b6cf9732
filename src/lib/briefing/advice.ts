/**
 * Proposals to a union about a matter, by topic of the taxonomy. Advice is worded as a proposal to be decided by
 * people; clauses are those of 陕工发〔2012〕38号.
 */
const BY_TOPIC: Record<string, string> = {
  T01: '会同人社、住建等部门核查欠薪线索，督促企业和总包单位限期支付，对生活困难的职工先行帮扶和提供法律援助（第七、十三、十四条）',
  T02: '由上级工会派员指导要约和协商，督促到期协议续签、已签协议履约（第五、七条）',
  T03: '提供劳动合同和解雇补偿的法律咨询，推动企业设立劳动争议调解组织，就地调解（第十四条）',
  T04: '会同社保、公积金管理部门核对参保缴费，督促企业补缴，并向职工说明查询和投诉渠道（第六、七条）',
  T05: '会同应急、卫健部门开展劳动保护监督检查，为受伤和患病职工提供工伤认定、待遇申领的帮助（第六、十四条）',
  T06: '核查工时和休息休假执行情况，把工时条款列入集体协商内容（第七条）',
  T07: '核查女职工特殊保护和孕产期、哺乳期待遇的执行情况，推动女职工权益专项集体合同（第七条）',
  T10: '核对困难职工档案，符合条件的及时建档帮扶，落实结对联系、入户走访（第八、十三条）',
  T14: '推动平台企业和合作用工企业就单价、派单、罚款、职业伤害保障开展行业协商，就近提供维权和驿站服务（第六、七条）',
  T15: '会同仲裁、司法行政部门加快调解和法律援助，补足兼职仲裁员（第十四条）'
};

const GENERAL =
  '由有关部门和当地工会到现场核实情况，与企业和职工代表协商解决办法，办理结果按规定回复职工（第六、十九条）';

/** The proposal about a matter; the same words for matters of the same topic. */
export function proposalFor(topicCode: string): string {
  return BY_TOPIC[topicCode.slice(0, 3)] ?? GENERAL;
}

export interface AdviceFacts {
  /** More records than before, beyond the usual noise. */
  isRising: boolean;
  /** Far above its own year, and no longer rising. */
  isHigh?: boolean;
  isReopened: boolean;
}

export function adviceFor(topicCode: string, { isRising, isHigh = false, isReopened }: AdviceFacts): string {
  const own = proposalFor(topicCode);
  const moved = isRising ? '明显上升' : isHigh ? '居高不下' : null;
  const report = moved ? `；该问题${moved}，带有倾向性，宜按第六条及时向同级党政和上级工会专题报告` : '';
  const again = isReopened ? '；该问题沉寂后再次出现，宜复查前次办理结果' : '';
  return `${own}${report}${again}。`;
}
