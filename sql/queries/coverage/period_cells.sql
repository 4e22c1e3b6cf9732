-- 一项指标几个月合计在各单位的情况，只加已报送的月份；归到市和县的办法与单月相同。
-- @not_null unit_org_id, unit_name, place_key, place_name, city_code, county_code, numerator, denominator
-- @not_null submission_state
select
  unit_org_id,
  unit_name,
  place_key,
  place_name,
  place_city_code as city_code,
  place_county_code as county_code,
  coalesce(
    sum(numerator) filter(
      where
        submission_state = 'submitted'
    ),
    0
  )::integer as numerator,
  coalesce(
    sum(denominator) filter(
      where
        submission_state = 'submitted'
    ),
    0
  )::integer as denominator,
  null::integer as ever_numerator,
  null::integer as effective_permille,
  null::integer as workers_uncovered,
  null::integer as workers_total,
  max(last_activity_on) as last_activity_on,
  case
    when bool_or(submission_state = 'submitted') then 'submitted'
    when bool_or(submission_state = 'load_failed') then 'load_failed'
    else 'not_submitted'
  end as submission_state
from
  marts.coverage
where
  indicator = $indicator::varchar
  and month between $from_month::date and $month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  unit_org_id,
  unit_name,
  place_key,
  place_name,
  place_city_code,
  place_county_code
order by
  unit_org_id,
  place_county_code
