import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from './contract.ts';

/** Problems raised during visits and what became of them: raised → assigned → solved → replied (clauses 八, 十九). */
export const visitProblems: RecordContract = {
  record: 'visit_problems',
  source: 'visits',
  label: '走访问题台账',
  grain: '一个走访问题',
  identity: ['problem_id'],
  matter: {
    numberedBy: 'sender',
    day: 'raised_on',
    text: ['summary'],
    progress: ['assigned_on', 'assigned_org_name', 'solved_on', 'replied_on', 'reply_form']
  },
  version: 1,
  fileNames: ['visitproblems', 'problems', '走访问题', '问题台账', '走访问题台账'],
  fields: [
    { name: 'problem_id', type: 'code', label: '问题编号', aliases: ['问题台账号', 'problem_id'], required: true },
    { name: 'visit_id', type: 'code', label: '走访编号', aliases: ['对应走访编号', 'visit_id'] },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    {
      name: 'raised_on',
      type: 'date',
      isPast: true,
      label: '提出日期',
      aliases: ['反映日期', 'raised_on'],
      required: true
    },
    { name: 'topic_name', type: 'name', label: '问题类别', aliases: ['主题', '类别', 'topic'] },
    { name: 'worker_group', type: 'name', label: '职工群体', aliases: ['群体', 'worker_group'] },
    { name: 'summary', type: 'prose', label: '问题内容', aliases: ['问题摘要', '问题描述', 'summary'] },
    { name: 'assigned_on', type: 'date', isPast: true, label: '交办日期', aliases: ['派单日期', 'assigned_on'] },
    { name: 'assigned_org_name', type: 'name', label: '责任单位', aliases: ['承办单位', 'assigned_org'] },
    { name: 'solved_on', type: 'date', isPast: true, label: '解决日期', aliases: ['办结日期', 'solved_on'] },
    { name: 'replied_on', type: 'date', isPast: true, label: '答复日期', aliases: ['回复日期', 'replied_on'] },
    {
      name: 'reply_form',
      type: 'enum',
      label: '答复形式',
      aliases: ['反馈形式', 'reply_form'],
      values: { public: ['集中公示'], single: ['单向反馈'], direct: ['直接答复'], regular: ['定期告知'] }
    }
  ]
};
