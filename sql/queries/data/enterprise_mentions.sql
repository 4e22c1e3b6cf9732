-- 没有企业编号、或者栏目与文字不一致的记录讲到的企业，各来源按认定结果计。
-- @not_null source, status, mention_count, record_count
select
  source,
  status,
  sum(mention_count)::integer as mention_count,
  sum(record_count)::integer as record_count
from
  marts.enterprise_mentions
group by
  source,
  status
order by
  source,
  status
