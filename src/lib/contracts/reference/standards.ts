import type { RecordContract } from '#lib/contracts/contract.ts';

/** Minimum wage (最低工资标准) by date and area class. `status` says whether the customer has confirmed the figure. */
export const minimumWages: RecordContract = {
  record: 'minimum_wages',
  source: 'reference',
  label: '最低工资标准',
  version: 1,
  grain: '一个区域类别的一次标准',
  identity: ['valid_from', 'area_class'],
  fileNames: ['minimumwages', '最低工资'],
  fields: [
    { name: 'valid_from', type: 'date', label: '执行日期', aliases: ['valid_from'], required: true },
    { name: 'area_class', type: 'integer', label: '区域类别', aliases: ['area_class'], required: true, min: 1, max: 4 },
    { name: 'monthly_yuan', type: 'yuan', label: '月标准', aliases: ['monthly_yuan'], required: true, min: 0 },
    { name: 'hourly_yuan', type: 'yuan', label: '小时标准', aliases: ['hourly_yuan'], min: 0 },
    {
      name: 'status',
      type: 'enum',
      label: '核实状态',
      aliases: ['status'],
      required: true,
      values: { verified: ['已核实'], unverified: ['待核实'] }
    }
  ]
};

/** Area class of each county for the minimum wage. */
export const minimumWageAreas: RecordContract = {
  record: 'minimum_wage_areas',
  source: 'reference',
  label: '最低工资区域类别',
  version: 1,
  grain: '一个县的一段类别',
  identity: ['region_code', 'valid_from'],
  fileNames: ['minimumwageareas', '最低工资区域'],
  fields: [
    {
      name: 'region_code',
      type: 'code',
      label: '行政区划代码',
      aliases: ['region_code'],
      required: true,
      pattern: '[0-9]{6}'
    },
    { name: 'area_class', type: 'integer', label: '区域类别', aliases: ['area_class'], required: true, min: 1, max: 4 },
    { name: 'valid_from', type: 'date', label: '执行日期', aliases: ['valid_from'], required: true },
    {
      name: 'status',
      type: 'enum',
      label: '核实状态',
      aliases: ['status'],
      required: true,
      values: { verified: ['已核实'], unverified: ['待核实'] }
    }
  ]
};

/** Wage guideline (工资指导线) by year, percent points. */
export const wageGuidelines: RecordContract = {
  record: 'wage_guidelines',
  source: 'reference',
  label: '工资指导线',
  version: 1,
  grain: '一个年度',
  identity: ['guideline_year'],
  fileNames: ['wageguidelines', '工资指导线'],
  fields: [
    {
      name: 'guideline_year',
      type: 'integer',
      label: '年度',
      aliases: ['guideline_year'],
      required: true,
      min: 2000,
      max: 2100
    },
    { name: 'lower_pct', type: 'percent', label: '下线', aliases: ['lower_pct'], required: true },
    { name: 'baseline_pct', type: 'percent', label: '基准线', aliases: ['baseline_pct'], required: true },
    { name: 'upper_pct', type: 'percent', label: '上线', aliases: ['upper_pct'], required: true },
    {
      name: 'status',
      type: 'enum',
      label: '核实状态',
      aliases: ['status'],
      required: true,
      values: { verified: ['已核实'], unverified: ['待核实'], example: ['示例值'] }
    }
  ]
};

/** Public holidays, make-up working days and Spring Festival dates. */
export const holidays: RecordContract = {
  record: 'holidays',
  source: 'reference',
  label: '节假日',
  version: 1,
  grain: '一个日期',
  identity: ['holiday_on'],
  fileNames: ['holidays', '节假日'],
  fields: [
    { name: 'holiday_on', type: 'date', label: '日期', aliases: ['holiday_on', 'date'], required: true },
    { name: 'holiday_name', type: 'name', label: '节日', aliases: ['名称', 'holiday_name'], required: true },
    {
      name: 'day_kind',
      type: 'enum',
      label: '性质',
      aliases: ['day_kind'],
      required: true,
      values: { holiday: ['放假'], workday: ['调休上班'], festival: ['节日当天'] }
    },
    {
      name: 'status',
      type: 'enum',
      label: '核实状态',
      aliases: ['status'],
      values: { verified: ['已核实'], unverified: ['待核实'] }
    }
  ]
};

/** Topic taxonomy (主题分类): two levels, with other names under which source systems file the same matter. */
export const topics: RecordContract = {
  record: 'topics',
  source: 'reference',
  label: '主题分类',
  version: 1,
  grain: '一个主题代码',
  identity: ['topic_code'],
  fileNames: ['topics', '主题分类'],
  fields: [
    {
      name: 'topic_code',
      type: 'code',
      label: '主题代码',
      aliases: ['code', 'topic_code'],
      required: true,
      pattern: 'T[0-9]{2}(\\.[0-9]{2})?'
    },
    { name: 'topic_name', type: 'name', label: '主题名称', aliases: ['name', 'topic_name'], required: true },
    { name: 'parent_code', type: 'code', label: '上级主题', aliases: ['parent_code'] },
    { name: 'aliases', type: 'names', label: '来源系统用语', aliases: ['aliases'] }
  ]
};
