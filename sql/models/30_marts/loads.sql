-- 每一批入库：来自哪个文件、读入多少、各行去向。
-- @grain 一个批次
-- @key batch_no
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
  dropped_columns,
  redaction_hits,
  redaction_kinds,
  redactor_version,
  landed_at
from
  raw.batches
