-- 每天各来源的条数，按所选口径、主题、地区、行业、所有制和职工群体；检举控告件不在内。
-- @not_null recorded_on, source, record_count
select
  recorded_on,
  source,
  count(*)::integer as record_count
from
  marts.search_records
where
  case $counted::varchar
    when 'records' then true
    when 'negative' then is_request
    and polarity = 'negative'
    else is_request
  end
  and recorded_on between $from_day::date and $to_day::date
  and starts_with(org_path, $scope_path::varchar)
  and (
    $topic::varchar is null
    or topic_code = $topic::varchar
    or left(topic_code, 3) = $topic::varchar
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
  recorded_on,
  source
