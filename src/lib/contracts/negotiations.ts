import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from './contract.ts';

/** Collective wage negotiations (工资集体协商) from offer to expiry; stages and days as in domain rules for 集体合同. */
export const negotiations: RecordContract = {
  record: 'negotiations',
  source: 'negotiations',
  label: '工资集体协商',
  grain: '一次集体协商',
  identity: ['nego_id'],
  matter: {
    numberedBy: 'sender',
    day: 'offered_on',
    text: ['ent_name'],
    progress: [
      'answered_on',
      'met_on',
      'congress_on',
      'signed_on',
      'filed_on',
      'reviewed_on',
      'published_on',
      'performed',
      'checked_on',
      'stage'
    ]
  },
  version: 1,
  fileNames: ['negotiations', '协商', '集体协商', '工资集体协商', '集体合同'],
  fields: [
    {
      name: 'nego_id',
      type: 'code',
      label: '协商编号',
      aliases: ['编号', '合同编号', '备案号', 'nego_id'],
      required: true
    },
    {
      name: 'nego_type',
      type: 'enum',
      label: '协商类型',
      aliases: ['合同类型', '类型', 'type'],
      required: true,
      values: { enterprise: ['企业', '单独企业', '单独'], area: ['区域', '区域性'], sector: ['行业', '行业性'] }
    },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    { name: 'ent_id', type: 'code', label: '企业编号', aliases: ['企业编码', 'ent_id'] },
    { name: 'ent_name', type: 'name', label: '企业名称', aliases: ['用人单位', 'ent_name'] },
    {
      name: 'covered_ent_ids',
      type: 'names',
      label: '覆盖企业编号',
      aliases: ['覆盖企业', '覆盖企业清单', 'covered_ents']
    },
    { name: 'sector', type: 'name', label: '行业', aliases: ['所属行业', 'sector'] },
    {
      name: 'offer_by',
      type: 'enum',
      label: '要约方',
      aliases: ['要约主体', 'offer_by'],
      values: {
        workers: ['职工方', '工会'],
        employer: ['企业方'],
        upper_union: ['上级工会代', '上级工会代为要约', '上级工会']
      }
    },
    { name: 'offered_on', type: 'date', isPast: true, label: '要约日期', aliases: ['要约时间', 'offered_at'] },
    { name: 'answered_on', type: 'date', isPast: true, label: '回应日期', aliases: ['应约日期', 'replied_at'] },
    { name: 'met_on', type: 'date', isPast: true, label: '协商会议日期', aliases: ['协商日期', 'met_at'] },
    {
      name: 'congress_on',
      type: 'date',
      isPast: true,
      label: '职代会审议日期',
      aliases: ['职代会日期', 'congress_at']
    },
    { name: 'signed_on', type: 'date', isPast: true, label: '签订日期', aliases: ['签字日期', 'signed_at'] },
    { name: 'filed_on', type: 'date', isPast: true, label: '报送日期', aliases: ['备案日期', 'filed_at'] },
    { name: 'reviewed_on', type: 'date', isPast: true, label: '审查日期', aliases: ['审查备案日期', 'reviewed_at'] },
    { name: 'effective_from', type: 'date', label: '生效日期', aliases: ['有效期起', '合同期限起', 'effective_from'] },
    {
      name: 'effective_to',
      type: 'date',
      label: '到期日期',
      aliases: ['有效期止', '合同期限止', '失效日期', 'effective_to']
    },
    { name: 'published_on', type: 'date', isPast: true, label: '公布日期', aliases: ['公布时间', 'publish_at'] },
    {
      name: 'ents_covered',
      type: 'integer',
      label: '覆盖企业数',
      aliases: ['覆盖企业户数', 'ents_covered'],
      min: 0,
      max: 100000
    },
    {
      name: 'workers_covered',
      type: 'integer',
      label: '覆盖职工数',
      aliases: ['覆盖职工人数', '职工人数', 'workers_covered'],
      min: 0,
      max: 10000000
    },
    { name: 'women_covered', type: 'integer', label: '覆盖女职工数', aliases: ['女职工数', 'women_covered'], min: 0 },
    {
      name: 'migrants_covered',
      type: 'integer',
      label: '覆盖农民工数',
      aliases: ['农民工数', 'migrants_covered'],
      min: 0
    },
    {
      name: 'agency_covered',
      type: 'integer',
      label: '覆盖劳务派遣工数',
      aliases: ['派遣工数', 'agency_covered'],
      min: 0
    },
    {
      name: 'increase_pct',
      type: 'percent',
      label: '工资增长幅度',
      aliases: ['增长幅度', '增幅', '工资增幅', 'increase_pct'],
      min: -100,
      max: 200
    },
    {
      name: 'lowest_wage_yuan',
      type: 'yuan',
      label: '最低岗位工资',
      aliases: ['最低工资', '最低岗位月工资', 'lowest_post_wage'],
      min: 0
    },
    { name: 'base_wage_yuan', type: 'yuan', label: '平均工资', aliases: ['上年平均工资', 'base_wage'], min: 0 },
    { name: 'clauses', type: 'names', label: '约定条款', aliases: ['条款', 'clauses'] },
    {
      name: 'performed',
      type: 'enum',
      label: '履行情况',
      aliases: ['履约情况', 'performed'],
      values: { yes: ['是', '已履行', '全面履行'], partly: ['部分', '部分履行'], no: ['否', '未履行'] }
    },
    { name: 'checked_on', type: 'date', isPast: true, label: '履约检查日期', aliases: ['检查日期', 'checked_at'] },
    { name: 'renews_nego_id', type: 'code', label: '续签原编号', aliases: ['原合同编号', 'renew_of'] },
    { name: 'stage', type: 'name', label: '当前环节', aliases: ['环节', '状态', 'status'] }
  ]
};
