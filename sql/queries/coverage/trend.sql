-- 一项指标逐月的分子、分母和缺报单位数，按市（市外单位按所属工会）；给出县代码或单位时只算它。
-- @not_null month, place_key, numerator, denominator, unit_count, missing_units
select
  month,
  place_key,
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
  count(distinct unit_org_id)::integer as unit_count,
  count(distinct unit_org_id) filter(
    where
      submission_state <> 'submitted'
  )::integer as missing_units
from
  marts.coverage
where
  indicator = $indicator::varchar
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and (
    $county_code::varchar is null
    or county_code = $county_code::varchar
  )
  and (
    $unit_org_id::varchar is null
    or unit_org_id = $unit_org_id::varchar
  )
group by
  month,
  place_key
order by
  month,
  place_key
