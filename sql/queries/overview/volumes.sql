-- 每月各来源的记录数。
-- @not_null month, source, record_count
select
  month,
  source,
  sum(record_count)::integer as record_count
from
  marts.volumes
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  month,
  source
order by
  month,
  source
