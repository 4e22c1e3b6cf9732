import type { Rng } from '#pipelines/demo/random.ts';
import { expand, type TextContext } from './expand.ts';

/** Concrete things cadres do in a visit; each may be combined with any other. */
const DEEDS = [
  '[现场|当场|电话][协调{agency}|联系{boss}],[答复|商定]{soon}解决',
  '[宣讲|讲解|用案例说明]{policy},[发放资料{n}份|回答提问{n}个|现场扫码答题]',
  '送[慰问金{smallamt}|米面油|防暑用品|书籍|御寒衣物|常用药品],[叮嘱注意身体|了解家中情况|转达上级问候]',
  '[帮助|指导|督促]企业[完善工资协商流程|建立调解组织|申报培训补贴|整改隐患|规范考勤台账|公示薪酬办法]',
  '[登记|梳理|归类]问题{n}件,[移交|转办|函告]{agency}',
  '[对接|推荐|介绍]岗位{n}个,[办理入会{n}人|落实互助保障|约好面试时间]',
  '[与职工同吃同住同劳动|跟班一天|入户拉家常|陪夜班工人走一趟],[填写民情卡|听取意见{n}条|记下三条心愿]',
  '[协助申请|代办|陪同办理]{help},[材料已备齐|表格当场填好|已交窗口]',
  '[请律师|请公职律师|请社保专员]现场[解答|看合同|算待遇]',
  '[查看|走访][食堂宿舍|作业现场|职工书屋|配电和消防设施|母婴室],[提出改进意见|指出隐患{n}处|拍照留档]',
  '与{boss}[单独交换意见|面谈],[希望其|要求]{soon}[给职工书面答复|拿出方案|公开账目]',
  '[召开|组织][座谈会|院坝会|班前会|恳谈会],[{n}名职工发言|请不同工种各说一条|请{agency}到场回应]',
  '[建立|完善][联系卡|微信群|一户一策台账],[留下电话|明确联系人]',
  '[帮着联系|协调联系][学校|医院|驾校|培训机构|用人单位],[有了初步意向|对方同意接洽|{soon}给回音]',
  '[测量血压、讲解急救|开展心理疏导|发放防护用品],[惠及{n}人|职工反响好]',
  '[核实|更新][家庭收支|参保情况|欠款明细|用工人数],[与台账一致|订正了两处|补齐缺项]'
];
const HEADS = [
  '',
  '',
  '{agency}同行,',
  '[带队领导|包联干部|驻点干部|随行律师|镇工会主席]牵头,',
  '[上午|下午|晚饭后|午休时|班前],',
  '[首次上门|再次上门|按约回访],'
];
const FOLLOW_UPS = [
  '',
  '[约定|安排]{since2}[回访|再来看进展]',
  '[由包联干部|由镇工会|由企业工会][跟进|盯办],{soon}[反馈|销号]',
  '[已录入台账|已列入清单|写进走访日志]',
  '[带队领导|分管副主席][当场拍板|签字交办]',
  '[职工表示认可|企业表态落实|家属连声道谢]',
  '[复杂事项|遗留问题][提交联席会议|报上级工会研究]',
  '{soon}[电话告知结果|张榜公布|通报办理情况]'
];

/** Actions of the cadres: two or three concrete things, sometimes the leader and the next step. */
export function visitAction(context: TextContext, rng: Rng): string {
  const done = [...rng.sample(DEEDS, rng.int(2, 3)), rng.pick(FOLLOW_UPS)]
    .map((deed) => expand(deed, context, rng))
    .filter((deed) => deed !== '');
  return `${expand(rng.pick(HEADS), context, rng)}${done.join('；')}。`;
}

const RAISED_BY = [
  '[班组长|工会小组长|一线职工|女工代表|老职工|新进厂职工|职工代表|驻厂工会主席]反映:',
  '[座谈|入户|现场|问卷|谈心|夜访]中[{job}|{n}名职工|家属|青年职工][提出|谈到|讲到]:',
  '{co}[职工|{job}][提出|反映]:',
  '[会上|私下|临走时]有[{job}|职工|工友]说:',
  '{job}[代表|师傅][反映|诉说]:',
  ''
];
const REACH = [
  '[涉及一个班组|涉及多个班组|涉及全厂大半职工|只涉及个别人|涉及{n}人]',
  '[已存在半年|持续一年多|最近才出现|多年没解决|季节性反复]',
  '[企业方态度较积极|企业方尚未表态|企业称有难处|企业不认可]',
  '[职工情绪平稳|职工意见较大|个别人扬言上访|职工盼尽快有说法]',
  '[需{agency}配合|需与{agency}会商|镇村两级可办|需报上级工会协调]',
  '[证据较齐|尚缺书面材料|需进一步核实|已拍照留存]'
];

/** Remarks around what a problem of the ledger is: who raised it, how far it reaches. */
export const problemSource = (context: TextContext, rng: Rng): string => expand(rng.pick(RAISED_BY), context, rng);
export const problemReach = (context: TextContext, rng: Rng): string =>
  rng
    .sample(REACH, rng.int(1, 2))
    .map((remark) => expand(remark, context, rng))
    .join('，');
