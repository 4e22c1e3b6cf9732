-- 机器给出的值在研究人员看过的记录里对了多少。
-- @not_null kind, machine_value, value_name, labelled_count, right_count
select
  c.kind,
  c.machine_value,
  coalesce(t.topic_name, g.region_name, c.machine_value) as value_name,
  sum(c.labelled_count)::integer as labelled_count,
  sum(c.right_count)::integer as right_count
from
  marts.correction_accuracy c
  left join marts.topics t on c.kind = 'topic'
  and t.topic_code = split_part(c.machine_value, ',', 1)
  left join marts.regions g on c.kind = 'place'
  and g.region_code = c.machine_value
group by all
order by
  c.kind,
  labelled_count desc,
  c.machine_value
