import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from './contract.ts';

/** Visits of cadres to companies, households, sites and parks (走访), with the seven ledger fields of clause 十九. */
export const visits: RecordContract = {
  record: 'visits',
  source: 'visits',
  label: '走访记录',
  grain: '一条走访记录',
  identity: ['visit_id'],
  matter: {
    numberedBy: 'sender',
    day: 'visited_on',
    text: ['opinions'],
    progress: ['actions', 'result', 'rating', 'entered_on']
  },
  version: 1,
  fileNames: ['visits', '走访', '走访记录', '走访台账'],
  fields: [
    { name: 'visit_id', type: 'code', label: '走访编号', aliases: ['编号', '台账编号', '记录编号', 'visit_id'] },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    { name: 'township', type: 'name', label: '乡镇街道', aliases: ['镇街', '乡镇', '街道', 'township'] },
    {
      name: 'visited_on',
      type: 'date',
      isPast: true,
      label: '走访日期',
      aliases: ['日期', '走访时间', '下基层日期', 'visited_on', 'visit_date'],
      required: true
    },
    {
      name: 'day_share',
      type: 'decimal',
      label: '天数',
      aliases: ['走访天数', '折算天数', 'day_share'],
      min: 0,
      max: 1
    },
    {
      name: 'visit_kind',
      type: 'enum',
      label: '走访类型',
      aliases: ['走访对象类型', '类型', 'visit_kind'],
      required: true,
      values: {
        enterprise: ['企业', '走访企业', '企业走访'],
        household: ['入户', '困难职工家庭', '入户走访', '走访职工'],
        site: ['项目工地', '工地', '项目部'],
        park: ['园区', '乡镇园区', '园区乡镇', '乡镇', '街道']
      }
    },
    { name: 'purposes', type: 'names', label: '走访目的', aliases: ['目的', '活动类型', 'purposes'] },
    { name: 'ent_id', type: 'code', label: '企业编号', aliases: ['企业编码', '企业台账号', 'ent_id'] },
    { name: 'ent_name', type: 'name', label: '企业名称', aliases: ['走访企业', '单位（企业）名称', 'ent_name'] },
    {
      name: 'household_key',
      type: 'key',
      keyDomain: 'household',
      label: '困难职工档案号',
      aliases: ['档案号', '家庭档案号', '帮扶档案号', 'household_no']
    },
    { name: 'leader_post', type: 'name', label: '组织领导', aliases: ['带队领导职务', '带队领导', 'leader_post'] },
    {
      name: 'cadre_keys',
      type: 'keys',
      keyDomain: 'cadre',
      label: '参与干部',
      aliases: ['干部工号', '走访干部', '参加人员工号', 'cadre_nos'],
      required: true
    },
    {
      name: 'stay_from',
      type: 'date',
      isPast: true,
      label: '驻点开始',
      aliases: ['驻点时间起', '蹲点开始', 'stay_from']
    },
    { name: 'stay_to', type: 'date', label: '驻点结束', aliases: ['驻点时间止', '蹲点结束', 'stay_to'] },
    {
      name: 'workers_met',
      type: 'integer',
      label: '走访职工人数',
      aliases: ['见面职工', '座谈人数', 'workers_met'],
      min: 0,
      max: 100000
    },
    { name: 'groups', type: 'names', label: '职工群体', aliases: ['涉及群体', '群体', 'groups'] },
    { name: 'topic_name', type: 'name', label: '问题类别', aliases: ['反映问题类别', '主题', '类别', 'topic'] },
    {
      name: 'opinions',
      type: 'prose',
      label: '职工意见',
      aliases: ['意见建议', '职工意见建议', '反映问题', 'opinions']
    },
    { name: 'actions', type: 'prose', label: '所办事项', aliases: ['办理事项', '所办实事', 'actions'] },
    {
      name: 'result',
      type: 'enum',
      label: '办理结果',
      aliases: ['结果', 'result'],
      values: {
        solved: ['已解决', '已办结', '办结'],
        doing: ['办理中', '正在办理', '跟进中'],
        forwarded: ['已转办', '转办', '移交'],
        unsolved: ['未解决', '暂不能解决'],
        none: ['无需办理', '无问题', '无']
      }
    },
    {
      name: 'rating',
      type: 'enum',
      label: '职工评价',
      aliases: ['满意度', '评价', 'rating'],
      values: {
        satisfied: ['满意', '非常满意'],
        fair: ['基本满意', '一般'],
        unsatisfied: ['不满意', '很不满意'],
        unrated: ['未评价', '无']
      }
    },
    {
      name: 'aid_yuan',
      type: 'yuan',
      label: '慰问金额',
      aliases: ['慰问金', '发放慰问金', '慰问金（元）', 'aid_yuan'],
      min: 0
    },
    {
      name: 'entered_on',
      type: 'date',
      isPast: true,
      label: '录入日期',
      aliases: ['填报日期', '登记日期', 'entered_on']
    }
  ]
};
