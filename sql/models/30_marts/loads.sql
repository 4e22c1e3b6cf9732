-- 每一批入库：来自哪个文件、读入多少、各行去向。
-- @grain 一个批次
-- @key batch_no
-- @column rows_conflicting  同一编号在文件里内容不同的行；算一件，取最后一行
-- @column rows_held  暂扣的行：编号相同，内容和时间或地区都不同，等人核对
-- @column rows_total  合计、小计等汇总行，不计入读入行数
-- @column rows_empty  空行，不计入读入行数
-- @column sending_unit  报送单位；各行不同或无从得知的为空
-- @column unit_from  报送单位如何得知：given 人工写明、column 文件的列、name 文件或工作表名、org 各行同一单位、county 各行同一地区、remembered 沿用上次、unknown 不知
-- @column left_out  有内容而没有读取的工作表
-- @column redaction_kinds  遮盖了哪些种类的个人信息、各多少处；不保存内容
-- @column redactor_version  遮盖规则的版本
select
  batch_no,
  source,
  record,
  source_file,
  origin,
  encoding,
  file_kind,
  byte_count,
  rows_read,
  rows_new,
  rows_revised,
  rows_duplicate,
  rows_rejected,
  rows_emptied,
  rows_conflicting,
  rows_held,
  rows_total,
  rows_empty,
  sending_unit,
  unit_from,
  left_out,
  dropped_columns,
  redaction_hits,
  redaction_kinds,
  redactor_version,
  landed_at
from
  raw.batches
