-- 已撤销的入库：哪个文件、何时入库、何时因何撤销；它们的行不进任何数字。
-- @grain 一个已撤销的批次
-- @key batch_no
-- @not_null batch_no, source, record, source_file, rows_taken_back, landed_at, undone_at
-- @column rows_taken_back  撤销的行数：入库时新增和修订的行
-- @column landed_at  入库时间（UTC）
-- @column undone_at  撤销时间（UTC）
select
  batch_no,
  source,
  record,
  source_file,
  rows_taken_back,
  landed_at,
  undone_at,
  note
from
  raw.undone_loads
