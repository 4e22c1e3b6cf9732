import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from '#lib/contracts/contract.ts';

/** Administrative regions with their time of validity, aliases and successors. Map-only key of every other record. */
export const regions: RecordContract = {
  record: 'regions',
  source: 'reference',
  label: '行政区划',
  version: 1,
  grain: '一个行政区划代码',
  identity: ['region_code'],
  fileNames: ['regions', '行政区划'],
  fields: [
    {
      name: 'region_code',
      type: 'code',
      label: '行政区划代码',
      aliases: ['adcode', 'region_code'],
      required: true,
      pattern: '[0-9]{6}'
    },
    { name: 'region_name', type: 'name', label: '名称', aliases: ['区划名称', 'name', 'region_name'], required: true },
    {
      name: 'region_level',
      type: 'enum',
      label: '级别',
      aliases: ['level', 'region_level'],
      required: true,
      values: { province: ['省', '省级'], city: ['市', '地级'], county: ['县', '县级'] }
    },
    { name: 'parent_code', type: 'code', label: '上级代码', aliases: ['parent_code'] },
    { name: 'region_group', type: 'name', label: '区域板块', aliases: ['region_group'] },
    { name: 'aliases', type: 'names', label: '别名', aliases: ['旧名', '曾用名', 'aliases'] },
    { name: 'successor_code', type: 'code', label: '现行代码', aliases: ['successor_code'] },
    { name: 'valid_from', type: 'date', label: '启用日期', aliases: ['valid_from'] },
    { name: 'valid_to', type: 'date', label: '停用日期', aliases: ['valid_to'] }
  ]
};

/** Union organisations (工会组织): the union tree, which is not the administrative tree. */
export const orgs: RecordContract = {
  record: 'orgs',
  source: 'reference',
  label: '工会组织',
  version: 1,
  grain: '一个工会组织的一段有效期',
  identity: ['org_id', 'valid_from'],
  fileNames: ['orgs', '工会组织', '组织机构'],
  fields: [
    { name: 'org_id', type: 'code', label: '工会编码', aliases: ['组织编码', 'org_id'], required: true },
    { name: 'org_name', type: 'name', label: '工会名称', aliases: ['组织名称', '名称', 'org_name'], required: true },
    {
      name: 'org_kind',
      type: 'enum',
      label: '组织类型',
      aliases: ['类型', 'org_kind'],
      required: true,
      values: {
        province: ['省总工会'],
        city: ['市总工会', '设区市总工会'],
        industrial: ['省级产业工会', '产业工会'],
        direct: ['省总直管单位工会', '直管单位'],
        county: ['县总工会', '县（市、区）总工会'],
        township: ['乡镇街道工会', '乡镇工会'],
        park: ['园区工会', '开发区工会'],
        federation: ['区域性行业性工会联合会'],
        base: ['基层工会']
      }
    },
    { name: 'parent_org_id', type: 'code', label: '上级工会编码', aliases: ['上级编码', 'parent_org_id'] },
    { name: 'region_code', type: 'code', label: '行政区划代码', aliases: ['所在区划', 'region_code'] },
    { name: 'workers', type: 'integer', label: '职工数', aliases: ['workers'], min: 0 },
    { name: 'members', type: 'integer', label: '会员数', aliases: ['members'], min: 0 },
    { name: 'full_time_cadres', type: 'integer', label: '专职干部数', aliases: ['full_time_cadres'], min: 0 },
    {
      name: 'opinion_staff',
      type: 'integer',
      label: '网络舆情工作人员数',
      aliases: ['舆情员数', 'opinion_staff'],
      min: 0
    },
    { name: 'merged_into_org_id', type: 'code', label: '并入工会编码', aliases: ['merged_into'] },
    { name: 'valid_from', type: 'date', label: '启用日期', aliases: ['成立日期', 'valid_from'], required: true },
    { name: 'valid_to', type: 'date', label: '停用日期', aliases: ['撤销日期', 'valid_to'] }
  ]
};

/** Aid stations (帮扶站点) on five levels and their functions (clause 十三). */
export const aidStations: RecordContract = {
  record: 'aid_stations',
  source: 'reference',
  label: '帮扶站点',
  version: 1,
  grain: '一个站点',
  identity: ['station_id'],
  fileNames: ['aidstations', '帮扶站点'],
  fields: [
    { name: 'station_id', type: 'code', label: '站点编号', aliases: ['station_id'], required: true },
    { name: 'station_name', type: 'name', label: '站点名称', aliases: ['station_name'] },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    {
      name: 'station_level',
      type: 'enum',
      label: '层级',
      aliases: ['station_level'],
      required: true,
      values: {
        city: ['市级', '市'],
        county: ['县级', '县'],
        township: ['乡镇街道', '乡镇'],
        community: ['社区村', '社区'],
        enterprise: ['企业']
      }
    },
    { name: 'functions', type: 'names', label: '服务功能', aliases: ['功能', 'functions'] },
    { name: 'opened_on', type: 'date', label: '启用日期', aliases: ['opened_on'] },
    { name: 'closed_on', type: 'date', label: '停用日期', aliases: ['closed_on'] }
  ]
};

/** Labour dispute tribunals (劳动争议仲裁委员会) and their union part-time arbitrators (clause 十四). */
export const tribunals: RecordContract = {
  record: 'tribunals',
  source: 'reference',
  label: '劳动争议仲裁委员会',
  version: 1,
  grain: '一个仲裁委',
  identity: ['tribunal_id'],
  fileNames: ['tribunals', '仲裁委'],
  fields: [
    { name: 'tribunal_id', type: 'code', label: '仲裁委编号', aliases: ['tribunal_id'], required: true },
    { name: 'tribunal_name', type: 'name', label: '仲裁委名称', aliases: ['tribunal_name'] },
    ...REGION_FIELDS,
    {
      name: 'union_arbitrators',
      type: 'integer',
      label: '工会兼职仲裁员数',
      aliases: ['union_arbitrators'],
      min: 0,
      max: 1000
    },
    { name: 'as_of', type: 'date', isPast: true, label: '统计日期', aliases: ['as_of'] }
  ]
};
