import { ORG_FIELDS, type RecordContract } from '#lib/contracts/contract.ts';

/** Targets (目标) by organisation and indicator with dates of validity (clause 八). */
export const targets: RecordContract = {
  record: 'targets',
  source: 'reference',
  label: '工作目标',
  version: 1,
  grain: '一个单位一项指标的一段目标',
  identity: ['org_id', 'indicator', 'valid_from'],
  fileNames: ['targets', '目标', '工作目标'],
  fields: [
    ...ORG_FIELDS,
    { name: 'indicator', type: 'code', label: '指标代码', aliases: ['指标', 'indicator'], required: true },
    { name: 'target_value', type: 'decimal', label: '目标值', aliases: ['target_value'], required: true },
    { name: 'valid_from', type: 'date', label: '起始日期', aliases: ['valid_from'], required: true },
    { name: 'valid_to', type: 'date', label: '截止日期', aliases: ['valid_to'] }
  ]
};

/** Yearly promises of concrete deeds (实事承诺) with the six fields of clause 十二. */
export const promises: RecordContract = {
  record: 'promises',
  source: 'reference',
  label: '实事承诺',
  version: 1,
  grain: '一件承诺的实事',
  identity: ['promise_id'],
  fileNames: ['promises', '实事', '实事承诺'],
  fields: [
    { name: 'promise_id', type: 'code', label: '实事编号', aliases: ['promise_id'], required: true },
    ...ORG_FIELDS,
    { name: 'plan_year', type: 'integer', label: '年度', aliases: ['plan_year'], min: 2000, max: 2100, required: true },
    { name: 'item', type: 'text', label: '项目', aliases: ['item'] },
    { name: 'measure', type: 'text', label: '措施', aliases: ['measure'] },
    { name: 'deadline', type: 'date', label: '时限', aliases: ['完成时限', 'deadline'] },
    { name: 'leader_post', type: 'name', label: '分管领导', aliases: ['leader_post'] },
    { name: 'department', type: 'name', label: '责任部门', aliases: ['department'] },
    { name: 'responsible_post', type: 'name', label: '责任人', aliases: ['responsible_post'] },
    { name: 'done_on', type: 'date', isPast: true, label: '完成日期', aliases: ['done_on'] }
  ]
};

/** Feedback channels of window units (信息渠道), clause 九. */
export const channels: RecordContract = {
  record: 'channels',
  source: 'reference',
  label: '信息渠道',
  version: 1,
  grain: '一个组织的一个诉求渠道',
  identity: ['channel_id'],
  fileNames: ['channels', '渠道', '信息渠道'],
  fields: [
    { name: 'channel_id', type: 'code', label: '渠道编号', aliases: ['channel_id'], required: true },
    ...ORG_FIELDS,
    { name: 'channel_kind', type: 'name', label: '渠道类型', aliases: ['channel_kind'], required: true },
    { name: 'opened_on', type: 'date', label: '开通日期', aliases: ['opened_on'] },
    { name: 'closed_on', type: 'date', label: '停用日期', aliases: ['closed_on'] }
  ]
};

/** Reception calendar of leaders (主席接待日), clause 十. */
export const receptionDays: RecordContract = {
  record: 'reception_days',
  source: 'reference',
  label: '接待日安排',
  version: 1,
  grain: '一个单位一位领导的一个计划接待日',
  identity: ['org_id', 'planned_on', 'leader_post'],
  fileNames: ['receptiondays', '接待日', '主席接待日'],
  fields: [
    ...ORG_FIELDS,
    { name: 'planned_on', type: 'date', label: '计划日期', aliases: ['planned_on'], required: true },
    { name: 'held_on', type: 'date', isPast: true, label: '实际日期', aliases: ['held_on'] },
    { name: 'leader_post', type: 'name', label: '接待领导职务', aliases: ['接待领导', 'leader_post'] },
    {
      name: 'leader_form',
      type: 'enum',
      label: '接访形式',
      aliases: ['leader_form'],
      values: {
        rota: ['轮流坐班'],
        themed: ['专题接访'],
        outreach: ['带案下访'],
        case_holder: ['领导包案'],
        appointment: ['重点约访']
      }
    },
    { name: 'cases', type: 'integer', label: '接待件数', aliases: ['cases'], min: 0 }
  ]
};

/** Registered research topics (年度调研课题), clause 十一. */
export const registeredStudies: RecordContract = {
  record: 'registered_studies',
  source: 'reference',
  label: '年度调研课题',
  version: 1,
  grain: '一个课题',
  identity: ['study_id'],
  fileNames: ['registeredstudies', '课题', '调研课题'],
  fields: [
    { name: 'study_id', type: 'code', label: '课题编号', aliases: ['study_id'], required: true },
    ...ORG_FIELDS,
    { name: 'plan_year', type: 'integer', label: '年度', aliases: ['plan_year'], min: 2000, max: 2100, required: true },
    { name: 'title', type: 'text', label: '课题名称', aliases: ['题目', 'title'], required: true },
    { name: 'topic_codes', type: 'names', label: '主题代码', aliases: ['topic_codes'] },
    { name: 'lead_department', type: 'name', label: '牵头部门', aliases: ['lead_department'] },
    { name: 'has_plan', type: 'boolean', label: '是否有方案', aliases: ['has_plan'] },
    { name: 'due_on', type: 'date', label: '完成期限', aliases: ['due_on'] },
    { name: 'finished_on', type: 'date', isPast: true, label: '完成日期', aliases: ['finished_on'] },
    {
      name: 'study_stage',
      type: 'enum',
      label: '阶段',
      aliases: ['stage'],
      values: { chosen: ['选题'], registered: ['立项'], fieldwork: ['调研'], drafted: ['成稿'], adopted: ['采纳'] }
    },
    { name: 'adopted_on', type: 'date', isPast: true, label: '采纳日期', aliases: ['adopted_on'] }
  ]
};

/** Reports of general problems to party, government and the upper union (专题上报), clause 六. */
export const upwardReports: RecordContract = {
  record: 'upward_reports',
  source: 'reference',
  label: '倾向性问题上报',
  version: 1,
  grain: '一次上报',
  identity: ['report_id'],
  fileNames: ['upwardreports', '上报', '倾向性问题上报'],
  fields: [
    { name: 'report_id', type: 'code', label: '上报编号', aliases: ['report_id'], required: true },
    ...ORG_FIELDS,
    { name: 'topic_code', type: 'code', label: '主题代码', aliases: ['topic_code'] },
    { name: 'subject', type: 'text', label: '上报事项', aliases: ['subject'] },
    { name: 'noticed_on', type: 'date', isPast: true, label: '发现日期', aliases: ['noticed_on'] },
    { name: 'reported_on', type: 'date', isPast: true, label: '上报日期', aliases: ['reported_on'] },
    { name: 'reported_to', type: 'name', label: '上报对象', aliases: ['reported_to'] }
  ]
};

/** Joint meetings with government and industry bodies and three-party meetings (联席会议、三方会议), clause 十六. */
export const jointMeetings: RecordContract = {
  record: 'joint_meetings',
  source: 'reference',
  label: '联席会议',
  version: 1,
  grain: '一次会议',
  identity: ['meeting_id'],
  fileNames: ['jointmeetings', '联席会议', '三方会议'],
  fields: [
    { name: 'meeting_id', type: 'code', label: '会议编号', aliases: ['meeting_id'], required: true },
    ...ORG_FIELDS,
    {
      name: 'meeting_kind',
      type: 'enum',
      label: '会议类型',
      aliases: ['meeting_kind'],
      required: true,
      values: {
        government: ['与政府联席会议', '政府联席会议'],
        industry: ['与行业部门联席会议', '行业联席会议'],
        tripartite: ['三方协商会议', '三方会议']
      }
    },
    { name: 'held_on', type: 'date', isPast: true, label: '召开日期', aliases: ['held_on'], required: true },
    { name: 'topic_codes', type: 'names', label: '议题主题代码', aliases: ['topic_codes'] }
  ]
};

/** Monthly submission ledger (报送台账), zero reports included: tells a true zero from a missing submission. */
export const submissions: RecordContract = {
  record: 'submissions',
  source: 'reference',
  label: '报送台账',
  version: 1,
  grain: '一个单位一类数据一个月的报送',
  identity: ['org_id', 'reported_source', 'month'],
  fileNames: ['submissions', '报送台账', '零报告'],
  fields: [
    ...ORG_FIELDS,
    {
      name: 'reported_source',
      type: 'enum',
      label: '数据类别',
      aliases: ['reported_source'],
      required: true,
      values: { visits: ['走访'], petitions: ['信访'], negotiations: ['集体协商'], posts: ['舆情'] }
    },
    { name: 'month', type: 'date', label: '月份', aliases: ['报送月份', 'month'], required: true },
    { name: 'submitted_on', type: 'date', isPast: true, label: '报送日期', aliases: ['submitted_on'], required: true },
    { name: 'row_count', type: 'integer', label: '报送条数', aliases: ['row_count'], min: 0 }
  ]
};
