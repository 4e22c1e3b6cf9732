import { ORG_FIELDS, REGION_FIELDS, type RecordContract } from '#lib/contracts/contract.ts';

/**
 * Enterprises (企业) with attributes by period of validity; the credit code stays out, `ent_id` is the register's own
 * number.
 */
export const enterprises: RecordContract = {
  record: 'enterprises',
  source: 'reference',
  label: '企业',
  version: 1,
  grain: '一家企业的一段有效期',
  identity: ['ent_id', 'valid_from'],
  matter: { numberedBy: 'register', day: null, text: ['ent_name'], progress: [] },
  fileNames: ['enterprises', '企业', '企业台账', '企业名录'],
  fields: [
    { name: 'ent_id', type: 'code', label: '企业编号', aliases: ['企业编码', 'ent_id'], required: true },
    { name: 'ent_name', type: 'name', label: '企业名称', aliases: ['名称', 'ent_name'], required: true },
    ...ORG_FIELDS,
    ...REGION_FIELDS,
    { name: 'township', type: 'name', label: '乡镇街道', aliases: ['township'] },
    { name: 'park', type: 'name', label: '所在园区', aliases: ['园区', 'park'] },
    {
      name: 'ownership',
      type: 'enum',
      label: '所有制',
      aliases: ['ownership'],
      values: {
        state: ['国有及国有控股', '国有'],
        collective: ['集体'],
        private: ['私营', '民营', '私营(民营)'],
        hmt: ['港澳台投资', '港澳台'],
        foreign: ['外商投资', '外资'],
        individual: ['个体'],
        institution: ['机关事业'],
        society: ['社会组织']
      }
    },
    {
      name: 'size',
      type: 'enum',
      label: '规模',
      aliases: ['size'],
      values: { large: ['大型'], medium: ['中型'], small: ['小型'], micro: ['微型'] }
    },
    { name: 'industry', type: 'code', label: '行业门类', aliases: ['行业', 'industry'], pattern: '[A-T]' },
    {
      name: 'operating_state',
      type: 'enum',
      label: '经营状况',
      aliases: ['operating_state'],
      values: {
        normal: ['正常'],
        difficult: ['困难'],
        half_stopped: ['半停产'],
        stopped: ['停产'],
        restructuring: ['改制中'],
        bankrupt: ['破产清算'],
        closed: ['关闭']
      }
    },
    { name: 'is_difficult', type: 'boolean', label: '是否困难企业', aliases: ['困难企业', 'is_difficult'] },
    { name: 'difficult_basis', type: 'name', label: '困难认定依据', aliases: ['difficult_basis'] },
    { name: 'is_restructured', type: 'boolean', label: '是否改制企业', aliases: ['改制企业', 'is_restructured'] },
    {
      name: 'is_labour_intensive',
      type: 'boolean',
      label: '是否劳动密集',
      aliases: ['劳动密集型', 'is_labour_intensive']
    },
    { name: 'is_platform', type: 'boolean', label: '是否平台企业', aliases: ['平台企业', 'is_platform'] },
    { name: 'workers', type: 'integer', label: '职工数', aliases: ['职工人数', 'workers'], min: 0, max: 1000000 },
    { name: 'women', type: 'integer', label: '女职工数', aliases: ['women'], min: 0 },
    { name: 'migrants', type: 'integer', label: '农民工数', aliases: ['migrants'], min: 0 },
    { name: 'agency_workers', type: 'integer', label: '劳务派遣工数', aliases: ['agency_workers'], min: 0 },
    { name: 'members', type: 'integer', label: '会员数', aliases: ['工会会员数', 'members'], min: 0 },
    { name: 'has_union', type: 'boolean', label: '是否建会', aliases: ['建会', 'has_union'] },
    { name: 'union_founded_on', type: 'date', isPast: true, label: '建会日期', aliases: ['union_founded_on'] },
    { name: 'has_congress', type: 'boolean', label: '是否建立职代会', aliases: ['职代会', 'has_congress'] },
    { name: 'has_mediation', type: 'boolean', label: '是否有调解组织', aliases: ['调解组织', 'has_mediation'] },
    { name: 'aliases', type: 'names', label: '曾用名', aliases: ['别名', '简称', 'aliases'] },
    { name: 'valid_from', type: 'date', label: '生效日期', aliases: ['开业日期', 'valid_from'], required: true },
    { name: 'valid_to', type: 'date', label: '失效日期', aliases: ['注销日期', 'valid_to'] }
  ]
};
