-- 已入库批次的最大编号：编号大于它的记录是后来入库或修订的。
-- @not_null batch_no
select
  coalesce(max(batch_no), 0)::integer as batch_no
from
  marts.search_records
