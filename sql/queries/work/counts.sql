-- 一段时间里一类数据的各项计数。
-- @not_null measure, part, record_count
select
  measure,
  part,
  sum(record_count)::integer as record_count
from
  marts.work_counts
where
  source = $source::varchar
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  measure,
  part
order by
  measure,
  part
