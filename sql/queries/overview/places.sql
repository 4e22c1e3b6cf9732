-- 一段时间各来源在各市的记录数，供说明变化主要在哪里；没有市的不列。
-- @not_null source, city_code, record_count
select
  source,
  city_code,
  sum(record_count)::integer as record_count
from
  marts.volumes
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and city_code <> ''
group by
  source,
  city_code
order by
  source,
  city_code
