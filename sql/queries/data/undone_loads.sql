-- 已撤销的入库，最近撤销的在前。
-- @not_null batch_no, source, record, source_file, rows_taken_back, landed_at, undone_at
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
  marts.undone_loads
order by
  undone_at desc,
  batch_no desc
limit
  $row_limit::integer
