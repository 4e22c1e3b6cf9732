-- 两段时间各渠道的条数，供看变化是说的人多了还是读的渠道多了。
-- @not_null source, channel, now_count, before_count
select
  source,
  coalesce(channel, '') as channel,
  count(*) filter(recorded_on between $from_day::date and $to_day::date)::integer as now_count,
  count(*) filter(recorded_on between $before_from::date and $before_to::date)::integer as before_count
from
  marts.search_records
where
  case $counted::varchar
    when 'records' then true
    when 'negative' then is_request
    and polarity = 'negative'
    else is_request
  end
  and starts_with(org_path, $scope_path::varchar)
  and (
    recorded_on between $from_day::date and $to_day::date
    or recorded_on between $before_from::date and $before_to::date
  )
  and (
    $topic::varchar is null
    or topic_code = $topic::varchar
    or left(topic_code, 3) = $topic::varchar
  )
  and (
    $source::varchar is null
    or source = $source::varchar
  )
  and (
    $region::varchar is null
    or city_code = $region::varchar
    or county_code = $region::varchar
  )
  and (
    $industry::varchar is null
    or industry = $industry::varchar
  )
  and (
    $ownership::varchar is null
    or ownership = $ownership::varchar
  )
  and (
    $worker_group::varchar is null
    or list_contains(worker_groups, $worker_group::varchar)
  )
group by all
order by
  now_count desc,
  source,
  channel
