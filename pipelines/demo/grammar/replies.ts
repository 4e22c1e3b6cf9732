import type { Rng } from '#pipelines/demo/random.ts';
import { expand, type TextContext } from './expand.ts';
import { groundsOf } from './laws.ts';

/**
 * Independent slots of an answer to a petition: who looked into it, when, how, what was found, on what ground,
 * result, next step.
 */
const GREETINGS = [
  '',
  '',
  '您好,',
  '职工朋友您好,',
  '来信人您好:',
  '{job}师傅您好,',
  '[来电|来信]收悉。',
  '您反映的问题[收悉|已收到]。'
];
const WHEN = [
  '接件[当天|次日],',
  '[收到转办单|接到工单]后,',
  '[三个|五个|七个]工作日内,',
  '本周[一|二|三|四|五],',
  '[上周|月初|月中],',
  '[接诉后|受理后]第[二|三|四|五]天,',
  ''
];
const WHO = [
  '县总工会[权益保障部|法律工作部|基层工作部|女职工部]',
  '工会[劳动法律监督员|法律援助律师|社会工作者|包联干部]',
  '12351[值班人员|坐席主管]',
  '[街道|乡镇|园区|社区]工会[主席|专干]',
  '{agency}[经办人员|分管负责同志|办案人员]',
  '属地[人社所|劳动监察中队|综治中心]',
  '行业工会联合会[负责人|调解员]',
  '企业上级工会',
  '[县区|市级]职工法律援助中心',
  '[劳动争议|人民]调解委员会',
  '工会与{agency}联合工作组'
];
const HOW = [
  '[电话|视频|当面]核实了情况',
  '[到单位|到现场|到车间]走访',
  '约谈{boss}',
  '[查阅工资台账和考勤|调取打卡与转账记录|核对合同和花名册|查看入离职材料]',
  '会同{agency}上门[检查|核查]',
  '召集[双方|劳资双方和{agency}][座谈|面对面沟通]',
  '[向{agency}发函|发出工会提示函|开具劳动法律监督意见书]',
  '[走访同班组职工|找{n}名工友逐一了解|向{boss}和工会小组长分别询问]',
  '[比对社保与个税记录|核对银行流水|调看值班日志]',
  '[联系企业人事和财务|分别听取双方陈述|组织律师阅看材料]'
];
const FOUND = [
  '[情况|反映事项][基本|总体]属实',
  '[部分属实,金额有出入|主要情节属实,时间有出入]',
  '[双方说法不一|双方对数额有争议],[尚需补充证据|仍在核对]',
  '单位[承认管理不到位|称资金周转困难|对政策理解有误|内部流程拖延]',
  '[经办人离职致材料缺失|上下家交接不清|手续卡在审批环节]',
  '[同类情况涉及{n}人|仅涉及来信人本人]',
  '[责任主体已明确为用工单位|责任单位尚待认定]',
  '[材料不齐|口径不一]导致[久拖未办|多次退件]',
  '[此前已处理一部分|此前的承诺没有落实]'
];
const GROUNDED = [
  '[依据|根据|对照]{ground},',
  '[按照|参照]{ground}[有关要求|的精神],',
  '经[向职工和单位讲解|逐条说明]{ground},',
  '[工会提出应执行|律师建议适用]{ground},'
];
const RESULTS = [
  '[款项分两次支付|已支付{smallamt},余款{soon}付清]',
  '[单位已整改|单位已向职工作出说明|单位{boss}当面致歉]',
  '[双方签订调解协议|双方达成一致并留存书面记录]',
  '[已立案调查|已下达限期改正指令|已列入重点督办]',
  '[已移交{agency}办理|已转{agency}牵头处理]',
  '[建议走仲裁程序|建议先申请调解],并[安排律师指导|代写申请书]',
  '[已告知法律援助途径|已指派公职律师]',
  '[证据尚不充分,请补充材料|不属工会职责,已转有关部门]',
  '[已纳入帮扶|已送去慰问金{smallamt}|已列入困难职工名单]',
  '[单位承诺{soon}落实|企业书面答应{soon}办结]',
  '[手续已补办|材料已重新提交|审核正在进行]'
];
const NEXT = [
  '下一步[由包联干部跟进|将跟踪回访|会再次现场核对]',
  '[{soon}|{since2}]将[电话回访|上门回访|通报进展]',
  '[办结情况|后续进展][短信告知|由专人告知|在公众号查询]',
  '[如到期未落实|如有反复],可[再拨12351|直接找经办人|申请复核]',
  '[工会每周过问一次|已列入月度台账|由分管副主席包案]',
  '[如有疑问|如有新情况]请[致电12351|到服务窗口|联系街道工会]',
  '[同类企业一并排查|已提醒同行业单位自查]',
  '[请保留好凭证|请留意到账短信|请带身份证到窗口签字]',
  ''
];
const THANKS = [
  '',
  '',
  '感谢您[对工会的信任|的理解|的支持|的监督]',
  '[祝工作顺利|祝生活愉快]',
  '给您带来不便[敬请谅解|请多包涵]'
];

/** An answer as a petitioner reads it; the legal ground fits the topic. */
export function petitionReply(code: string, context: TextContext, rng: Rng): string {
  const say = (pool: readonly string[]): string => expand(rng.pick(pool), context, rng);
  const ground = (): string => expand(rng.pick(GROUNDED).replace('{ground}', rng.pick(groundsOf(code))), context, rng);
  const parts = [
    `${say(WHEN)}${say(WHO)}${say(HOW)}，${say(FOUND)}`,
    `${rng.chance(0.55) ? ground() : ''}${say(RESULTS)}`
  ];
  if (rng.chance(0.85)) parts.push(say(NEXT));
  parts.push(say(THANKS));
  return (
    say(GREETINGS) +
    parts
      .filter((part) => part !== '')
      .map((part) => `${part}。`)
      .join('')
  );
}
