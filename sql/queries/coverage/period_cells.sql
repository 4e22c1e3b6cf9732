-- 一项指标几个月合计在各单位的情况，只加已报送的月份；归到市和县的办法与单月相同。
-- @not_null unit_org_id, unit_name, place_key, place_name, city_code, county_code, numerator, denominator, submission_state
select
  c.unit_org_id,
  coalesce(u.org_name, c.unit_org_id) as unit_name,
  case
    when b.org_id is null
    or (
      b.org_kind = 'city'
      and b.county_code is null
    ) then coalesce(nullif(c.city_code, ''), c.unit_org_id)
    else b.org_id
  end as place_key,
  coalesce(b.org_name, u.org_name, c.unit_org_id) as place_name,
  case
    when b.org_id is null
    or b.org_kind = 'city' then c.city_code
    else ''
  end as city_code,
  case
    when b.org_id is null
    or b.org_kind = 'city' then c.county_code
    else ''
  end as county_code,
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
  null::integer as ever_numerator,
  null::integer as effective_permille,
  null::integer as workers_uncovered,
  null::integer as workers_total,
  max(c.last_activity_on) as last_activity_on,
  case
    when bool_or(c.submission_state = 'submitted') then 'submitted'
    when bool_or(c.submission_state = 'load_failed') then 'load_failed'
    else 'not_submitted'
  end as submission_state
from
  marts.coverage c
  left join marts.orgs u on u.org_id = c.unit_org_id
  left join marts.orgs b on b.org_kind in ('city', 'industrial', 'direct')
  and b.merged_into_org_id is null
  and starts_with(c.org_path, b.org_path)
where
  c.indicator = $indicator::varchar
  and c.month between $from_month::date and $month::date
  and starts_with(c.org_path, $scope_path::varchar)
group by all
order by
  c.unit_org_id,
  county_code
