import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from '#lib/contracts/contract.ts';

/** Cadres (工会干部), only what duty indicators need; the staff number is stored as a keyed pseudonym. */
export const cadres: RecordContract = {
  record: 'cadres',
  source: 'reference',
  label: '工会干部',
  version: 1,
  grain: '一名干部的一段任职',
  identity: ['cadre_key', 'post_from'],
  fileNames: ['cadres', '工会干部', '干部'],
  fields: [
    {
      name: 'cadre_key',
      type: 'key',
      keyDomain: 'cadre',
      label: '干部工号',
      aliases: ['工号', 'cadre_no'],
      required: true
    },
    ...ORG_FIELDS,
    {
      name: 'rank',
      type: 'enum',
      label: '职级',
      aliases: ['级别', 'rank'],
      required: true,
      values: { bureau: ['厅级'], division: ['处级'], section: ['科级'], staff: ['一般', '其他'] }
    },
    {
      name: 'role',
      type: 'enum',
      label: '岗位',
      aliases: ['role'],
      values: { leader: ['领导'], office: ['机关'], base: ['基层'], hired: ['社会化'] }
    },
    { name: 'department', type: 'name', label: '部门', aliases: ['department'] },
    { name: 'is_young', type: 'boolean', label: '是否年轻干部', aliases: ['年轻干部', 'is_young'] },
    { name: 'is_seconded', type: 'boolean', label: '是否蹲点', aliases: ['is_seconded'] },
    { name: 'post_from', type: 'date', label: '任职开始', aliases: ['任职日期', 'post_from'], required: true },
    { name: 'post_to', type: 'date', label: '任职结束', aliases: ['离任日期', 'post_to'] }
  ]
};

/** Archived households of workers in hardship (困难职工户): bands and causes only, no name, no address, no diagnosis. */
export const households: RecordContract = {
  record: 'households',
  source: 'reference',
  label: '困难职工户',
  version: 1,
  grain: '一户困难职工档案',
  identity: ['household_key'],
  fileNames: ['households', '困难职工', '困难职工档案'],
  fields: [
    {
      name: 'household_key',
      type: 'key',
      keyDomain: 'household',
      label: '困难职工档案号',
      aliases: ['档案号', 'household_no'],
      required: true
    },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    {
      name: 'category',
      type: 'enum',
      label: '困难类别',
      aliases: ['category'],
      values: { deep: ['深度困难'], relative: ['相对困难'], sudden: ['意外致困'], migrant: ['困难农民工'] }
    },
    { name: 'cause', type: 'name', label: '致困原因', aliases: ['cause'] },
    { name: 'size_band', type: 'name', label: '家庭人口档', aliases: ['size_band'] },
    { name: 'income_band', type: 'name', label: '收入与低保比档', aliases: ['income_band'] },
    { name: 'groups', type: 'names', label: '群体', aliases: ['groups'] },
    { name: 'archived_on', type: 'date', isPast: true, label: '建档日期', aliases: ['archived_on'], required: true },
    { name: 'closed_on', type: 'date', label: '销档日期', aliases: ['脱困日期', '注销日期', 'closed_on'] },
    {
      name: 'household_status',
      type: 'enum',
      label: '档案状态',
      aliases: ['状态', 'status'],
      values: { archived: ['在档'], relieved: ['解困'], exited: ['脱困'], cancelled: ['注销'] }
    }
  ]
};

/** Links of cadres to difficult enterprises (困难企业联系点) and households (联系户), clause 八. */
export const links: RecordContract = {
  record: 'links',
  source: 'reference',
  label: '联系点与联系户',
  version: 1,
  grain: '一条联系关系',
  identity: ['link_id'],
  fileNames: ['links', '联系点', '联系户', '结对'],
  fields: [
    { name: 'link_id', type: 'code', label: '联系编号', aliases: ['link_id'], required: true },
    {
      name: 'cadre_key',
      type: 'key',
      keyDomain: 'cadre',
      label: '干部工号',
      aliases: ['工号', 'cadre_no'],
      required: true
    },
    {
      name: 'link_kind',
      type: 'enum',
      label: '联系对象',
      aliases: ['link_kind'],
      required: true,
      values: { enterprise: ['企业', '困难企业'], household: ['困难职工户', '职工家庭'] }
    },
    { name: 'ent_id', type: 'code', label: '企业编号', aliases: ['ent_id'] },
    {
      name: 'household_key',
      type: 'key',
      keyDomain: 'household',
      label: '困难职工档案号',
      aliases: ['档案号', 'household_no']
    },
    { name: 'linked_from', type: 'date', label: '联系开始', aliases: ['linked_from'], required: true },
    { name: 'linked_to', type: 'date', label: '联系结束', aliases: ['linked_to'] }
  ]
};
