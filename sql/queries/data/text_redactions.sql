-- 各来源入库前遮盖的个人信息，按种类。
-- @not_null source, kind, hit_count, batch_count
select
  source,
  kind,
  sum(hit_count)::integer as hit_count,
  count(*)::integer as batch_count
from
  marts.redaction_hits
group by
  source,
  kind
order by
  source,
  hit_count desc,
  kind
