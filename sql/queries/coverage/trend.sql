-- 一项指标逐月的分子、分母和缺报单位数，按市（市外单位按所属工会）；给出县代码或单位时只算它。
-- @not_null month, place_key, numerator, denominator, unit_count, missing_units
select
  c.month,
  case
    when b.org_id is null
    or (
      b.org_kind = 'city'
      and b.county_code is null
    ) then coalesce(nullif(c.city_code, ''), c.unit_org_id)
    else b.org_id
  end as place_key,
  coalesce(
    sum(c.numerator) filter(
      where
        c.submission_state = 'submitted'
    ),
    0
  )::integer as numerator,
  coalesce(
    sum(c.denominator) filter(
      where
        c.submission_state = 'submitted'
    ),
    0
  )::integer as denominator,
  count(distinct c.unit_org_id)::integer as unit_count,
  count(distinct c.unit_org_id) filter(
    where
      c.submission_state <> 'submitted'
  )::integer as missing_units
from
  marts.coverage c
  left join marts.orgs b on b.org_kind in ('city', 'industrial', 'direct')
  and b.merged_into_org_id is null
  and starts_with(c.org_path, b.org_path)
where
  c.indicator = $indicator::varchar
  and c.month between $from_month::date and $to_month::date
  and starts_with(c.org_path, $scope_path::varchar)
  and (
    $county_code::varchar is null
    or c.county_code = $county_code::varchar
  )
  and (
    $unit_org_id::varchar is null
    or c.unit_org_id = $unit_org_id::varchar
  )
group by all
order by
  c.month,
  place_key
