/**
 * 数据页: what a column means when its model does not say: the label of the contract field of that name, or the words
 * below.
 */
import { CONTRACTS } from '#lib/contracts/all.ts';

/** Columns that models make and that mean the same everywhere. */
const COMMON: Record<string, string> = {
  record_key: '记录的系统内编号',
  content_hash: '内容的校验值',
  batch_no: '入库批次',
  source_file: '来源文件',
  row_number: '在来源文件中的行号',
  is_conflict: '同一编号在一个文件里内容不同',
  source: '来源',
  record: '记录类别',
  record_label: '记录类别的名称',
  grain: '一行是什么',
  unit_org_id: '统计单位的工会编码',
  org_path: '在工会组织树中的位置，用于选择范围',
  county_code: '县区代码',
  city_code: '市代码',
  month: '月份，记为该月第一天',
  month_end: '月末日期',
  indicator: '指标编号',
  numerator: '分子',
  denominator: '分母',
  submission_state: '该月是否报送',
  last_activity_on: '最近一次活动日期',
  workers_uncovered: '未覆盖的职工数',
  grassroots_on: '下基层日期',
  depth: '在组织树中的层级',
  founded_on: '成立日期',
  is_finished: '该月是否已结束',
  place_text: '地区的原文写法',
  name_text: '名称的原文写法',
  topic_text: '主题的原文写法',
  region_method: '地区如何得到',
  petition_count: '信访件数',
  record_count: '记录数',
  replied_count: '已答复件数',
  reply_days: '登记到答复的天数',
  origin: '文件从哪里来',
  encoding: '文字编码',
  file_kind: '文件格式',
  byte_count: '文件字节数',
  rows_read: '读入行数',
  rows_new: '新增行数',
  rows_revised: '修订行数',
  rows_duplicate: '重复行数',
  rows_rejected: '拒收行数',
  rows_emptied: '置空的单元格数',
  rows_conflicting: '冲突行数',
  rows_held: '暂扣行数',
  rows_total: '汇总行数',
  rows_empty: '空行数',
  sending_unit: '报送单位',
  unit_from: '报送单位如何得知',
  left_out: '没有读取的工作表',
  dropped_columns: '丢弃的列',
  redaction_hits: '遮盖个人信息的处数',
  landed_at: '入库时间（UTC）',
  batch_count: '批次数',
  row_count: '行数',
  severity: '拒收或置空',
  reason: '原因',
  field: '系统内的列名',
  field_label: '列的名称',
  field_type: '列的类型',
  is_required: '是否必填',
  position: '次序',
  label: '名称',
  owner: '负责部门',
  schedule: '定时表达式',
  fresh_days: '多少天内为在期',
  ageing_days: '多少天后为过期',
  data_version: '数据版本',
  as_of: '数据截止日',
  relation: '表名',
  reads: '读取的表',
  column_name: '列名',
  data_type: '类型',
  description: '说明',
  layer: '层次',
  path: '定义文件'
};

/** The first label declared for a field name; fields of one name mean the same in every record. */
const FIELD_LABELS = new Map(
  CONTRACTS.toReversed().flatMap((contract) => contract.fields.map((field) => [field.name, field.label] as const))
);

/** The meaning of a column; null when nobody has said it. */
export function columnText(column: { column_name: string; description: string }): string | null {
  return column.description || (COMMON[column.column_name] ?? FIELD_LABELS.get(column.column_name) ?? null);
}
