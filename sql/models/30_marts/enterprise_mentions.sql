-- 没有企业编号、或者编号与文字里的企业不一致的记录讲到企业的次数，按怎样认定分。
-- @grain 一个来源、一个月、一种认定办法、一种结果
-- @key source, month, method, status
-- @not_null source, month, method, status, mention_count, record_count
-- @column mention_count  讲到的次数，一条记录里同一写法只计一次
-- @column record_count  讲到企业的记录数
select
  m.source,
  r.month,
  m.method,
  m.status,
  count(*)::integer as mention_count,
  count(distinct (m.batch_no, m.row_number))::integer as record_count
from
  core.enterprise_mentions m
  join core.annotated_records r on r.source = m.source
  and r.batch_no = m.batch_no
  and r.row_number = m.row_number
group by
  m.source,
  r.month,
  m.method,
  m.status
