-- 各类盲区的个数：待消除的、需要程度高的、近期由记录消除的。
-- @not_null gap_type, open_count, high_count, closed_count
select
  gap_type,
  count(*) filter(
    where
      closed_on is null
  )::integer as open_count,
  count(*) filter(
    where
      closed_on is null
      and need >= $high_from::integer
  )::integer as high_count,
  count(closed_on)::integer as closed_count
from
  marts.gaps
where
  starts_with(org_path, $scope_path::varchar)
  and (
    $city_code::varchar is null
    or city_code = $city_code::varchar
  )
  and (
    $county_code::varchar is null
    or county_code = $county_code::varchar
  )
group by
  gap_type
order by
  gap_type
