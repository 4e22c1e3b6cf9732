-- 全部直接来源关系：谁读了谁。
-- @not_null relation, reads
select
  relation,
  reads
from
  marts.lineage
order by
  relation,
  reads
