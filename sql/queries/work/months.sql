-- 逐月的一项计数，供走势。
-- @not_null month, part, record_count
select
  month,
  part,
  sum(record_count)::integer as record_count
from
  marts.work_counts
where
  source = $source::varchar
  and measure = $measure::varchar
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  month,
  part
order by
  month,
  part
