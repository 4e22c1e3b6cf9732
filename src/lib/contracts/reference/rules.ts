import type { RecordContract } from '#lib/contracts/contract.ts';

/**
 * Numbers and lists that turn clauses of the policy into countable rules (规则参数): what the policy fixes, and how its
 * open points are read. A newer policy or reading is a later row of the same code; months before its date keep the
 * figures they had.
 */
export const rules: RecordContract = {
  record: 'rules',
  source: 'reference',
  label: '规则参数',
  version: 1,
  grain: '一项参数的一段有效期',
  identity: ['rule_key', 'valid_from'],
  fileNames: ['rules', '规则参数', '口径参数'],
  fields: [
    {
      name: 'rule_key',
      type: 'code',
      label: '参数代码',
      aliases: ['rule_key'],
      required: true,
      pattern: '[A-Za-z][A-Za-z0-9_]*'
    },
    { name: 'rule_label', type: 'name', label: '参数名称', aliases: ['rule_label'], required: true },
    { name: 'rule_value', type: 'decimal', label: '数值', aliases: ['rule_value'], min: 0 },
    { name: 'rule_list', type: 'names', label: '清单', aliases: ['rule_list'] },
    { name: 'unit', type: 'name', label: '计量单位', aliases: ['unit'] },
    { name: 'clause', type: 'name', label: '条款', aliases: ['clause'] },
    {
      name: 'basis',
      type: 'enum',
      label: '依据',
      aliases: ['basis'],
      required: true,
      values: { policy: ['政策原文'], law: ['法律'], reading: ['默认读法'] }
    },
    { name: 'reason', type: 'name', label: '说明', aliases: ['reason'] },
    { name: 'rule_version', type: 'name', label: '规则版本', aliases: ['rule_version'], required: true },
    { name: 'valid_from', type: 'date', label: '生效日期', aliases: ['valid_from'], required: true }
  ]
};
