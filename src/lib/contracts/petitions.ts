import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from './contract.ts';

/**
 * Petitions (信访诉求): letters, visits, 12351 calls, message boards, reception days, transfers; domain rules of 信访工作条例
 * (2022).
 */
export const petitions: RecordContract = {
  record: 'petitions',
  source: 'petitions',
  label: '信访诉求',
  grain: '一件信访诉求',
  identity: ['petition_id'],
  matter: {
    numberedBy: 'sender',
    day: 'received_at',
    text: ['title', 'body'],
    progress: [
      'accepted_at',
      'notified_at',
      'due_at',
      'extended_to',
      'replied_at',
      'closed_at',
      'reply',
      'handler_org_name',
      'leader_form',
      'result',
      'reply_form',
      'satisfaction'
    ]
  },
  version: 1,
  fileNames: ['petitions', '信访', '诉求', '信访诉求', '12351', '工单', '来信', 'mailbox'],
  fields: [
    {
      name: 'petition_id',
      type: 'code',
      label: '信访编号',
      aliases: [
        '编号',
        '工单编号',
        '工单号',
        '留言编号',
        '信件编号',
        '流水号',
        '受理编号',
        '诉求编号',
        'mail_id',
        'petition_id',
        'id'
      ]
    },
    {
      name: 'channel',
      type: 'enum',
      label: '渠道',
      aliases: ['来源渠道', '诉求渠道', '反映形式', '信访形式', '受理渠道', 'channel'],
      values: {
        letter: ['来信', '信件', '写信'],
        visit: ['来访', '走访来访', '接访'],
        hotline: ['来电', '来电(12351)', '12351', '12351热线', '热线', '电话'],
        web: [
          '网上',
          '网上信访',
          '网络留言',
          '留言',
          '留言板',
          'APP',
          'app',
          '微信',
          '网站',
          '市长信箱',
          '网上(网站/App)'
        ],
        reception: ['主席接待日', '接待日'],
        transfer: ['转办', '上级转办', '信访局转办', '上级交办', '媒体转办']
      }
    },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    {
      name: 'received_at',
      type: 'timestamp',
      isPast: true,
      label: '登记时间',
      aliases: [
        '来件时间',
        '受理登记时间',
        '来信时间',
        '来电时间',
        '留言时间',
        '反映时间',
        '诉求时间',
        '登记日期',
        '信访日期',
        '创建时间',
        '时间',
        'query_date',
        'received_at'
      ],
      required: true
    },
    { name: 'accepted_at', type: 'timestamp', isPast: true, label: '受理时间', aliases: ['受理日期', 'accepted_at'] },
    {
      name: 'notified_at',
      type: 'timestamp',
      isPast: true,
      label: '告知时间',
      aliases: ['告知日期', '受理告知时间', 'notified_at']
    },
    { name: 'due_at', type: 'timestamp', label: '办理期限', aliases: ['截止时间', '应办结时间', 'due_at'] },
    { name: 'extended_to', type: 'timestamp', label: '延期至', aliases: ['延期期限', 'extended_to'] },
    {
      name: 'replied_at',
      type: 'timestamp',
      isPast: true,
      label: '答复时间',
      aliases: ['回复时间', '答复日期', '回复日期', 'reply_date', 'replied_at']
    },
    {
      name: 'closed_at',
      type: 'timestamp',
      isPast: true,
      label: '办结时间',
      aliases: ['办结日期', '结案时间', 'closed_at']
    },
    {
      name: 'petition_kind',
      type: 'enum',
      label: '信访目的',
      aliases: ['事项性质', '诉求性质', 'kind'],
      values: {
        suggestion: ['建议意见', '建议', '意见建议'],
        accusation: ['检举控告', '举报'],
        claim: ['申诉求决', '求决', '申诉', '投诉', '求助']
      }
    },
    {
      name: 'topic_name',
      type: 'name',
      label: '问题类别',
      aliases: ['诉求类别', '内容分类', '信访类别', '一级标签', '类别', '分类', '主题分类', 'topic', 'category']
    },
    {
      name: 'title',
      type: 'text',
      label: '标题',
      aliases: ['主题', '留言主题', '诉求标题', '信件标题', '工单标题', 'title', 'subject']
    },
    {
      name: 'body',
      type: 'prose',
      label: '内容',
      aliases: [
        '诉求内容',
        '信访内容',
        '留言详情',
        '信件内容',
        '反映内容',
        '工单内容',
        '详情',
        '正文',
        'query',
        'text',
        'content',
        'body'
      ]
    },
    {
      name: 'reply',
      type: 'prose',
      label: '答复内容',
      aliases: ['答复意见', '回复内容', '办理结果说明', '处理意见', 'reply']
    },
    {
      name: 'handler_org_name',
      type: 'name',
      label: '承办单位',
      aliases: ['答复单位', '办理单位', '责任单位', '处理部门', '答复机构', 'reply_agency', 'handler']
    },
    { name: 'ent_id', type: 'code', label: '企业编号', aliases: ['涉事企业编号', 'ent_id'] },
    {
      name: 'ent_name',
      type: 'name',
      label: '涉及单位',
      aliases: ['被反映单位', '涉事企业', '企业名称', '用人单位', 'ent_name']
    },
    { name: 'industry', type: 'name', label: '行业', aliases: ['所属行业', '行业类别', 'industry'] },
    { name: 'groups', type: 'names', label: '职工群体', aliases: ['人员类别', '群体', '涉及群体', 'groups'] },
    {
      name: 'people_count',
      type: 'integer',
      label: '涉及人数',
      aliases: ['人数', '来访人数', '反映人数', 'people_count'],
      min: 0,
      max: 1000000
    },
    {
      name: 'amount_yuan',
      type: 'yuan',
      label: '涉及金额',
      aliases: ['金额', '诉求金额', '拖欠金额', 'amount_yuan'],
      min: 0
    },
    {
      name: 'petitioner_key',
      type: 'key',
      keyDomain: 'petitioner',
      label: '联系电话',
      aliases: [
        '信访人电话',
        '来电号码',
        '手机号',
        '手机',
        '电话',
        '身份证号',
        '证件号码',
        '信访人',
        '来信人',
        '留言用户',
        'phone'
      ]
    },
    {
      name: 'leader_form',
      type: 'enum',
      label: '领导接访形式',
      aliases: ['接访形式', 'leader_form'],
      values: {
        rota: ['轮流坐班'],
        themed: ['专题接访'],
        outreach: ['带案下访'],
        case_holder: ['领导包案'],
        appointment: ['重点约访']
      }
    },
    {
      name: 'result',
      type: 'enum',
      label: '办理结果',
      aliases: ['处理结果', 'result'],
      values: {
        supported: ['支持', '诉求合理解决到位', '已解决'],
        partly: ['部分支持', '部分解决'],
        explained: ['解释说明', '解释'],
        refused: ['不支持'],
        redirected: ['导入仲裁', '导入诉讼', '导入监察', '导入法定程序', '转送'],
        mediated: ['调解协议', '达成调解']
      }
    },
    {
      name: 'reply_form',
      type: 'enum',
      label: '答复形式',
      aliases: ['反馈形式', 'reply_form'],
      values: { public: ['集中公示'], single: ['单向反馈'], direct: ['直接答复'], regular: ['定期告知'] }
    },
    {
      name: 'satisfaction',
      type: 'enum',
      label: '满意度',
      aliases: ['满意度评价', '群众评价', '回访评价', '评价', 'satisfaction'],
      values: {
        satisfied: ['满意', '非常满意'],
        fair: ['基本满意', '一般'],
        unsatisfied: ['不满意', '非常不满意'],
        unrated: ['未评价', '未回访', '无']
      }
    }
  ]
};
