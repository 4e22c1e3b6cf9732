-- 几项指标在两个月末的各单位情况，归到市和县；与覆盖地图同一归法。
-- @not_null indicator, month, unit_org_id, unit_name, place_key, place_name, city_code, county_code, numerator, denominator, submission_state
with
  places as (
    select
      u.org_id,
      u.org_name,
      b.org_id as top_id,
      b.org_name as top_name,
      b.org_kind as top_kind,
      b.county_code as top_county
    from
      marts.orgs u
      left join marts.orgs b on b.org_kind in ('city', 'industrial', 'direct')
      and b.merged_into_org_id is null
      and starts_with(u.org_path, b.org_path)
  )
select
  c.indicator,
  c.month,
  c.unit_org_id,
  coalesce(p.org_name, c.unit_org_id) as unit_name,
  case
    when p.top_id is null
    or (
      p.top_kind = 'city'
      and p.top_county is null
    ) then coalesce(nullif(c.city_code, ''), c.unit_org_id)
    else p.top_id
  end as place_key,
  coalesce(p.top_name, p.org_name, c.unit_org_id) as place_name,
  case
    when p.top_id is null
    or p.top_kind = 'city' then c.city_code
    else ''
  end as city_code,
  case
    when p.top_id is null
    or p.top_kind = 'city' then c.county_code
    else ''
  end as county_code,
  c.numerator,
  c.denominator,
  c.ever_numerator,
  c.effective_permille,
  c.workers_uncovered,
  c.workers_total,
  c.last_activity_on,
  c.submission_state
from
  marts.coverage c
  left join places p on p.org_id = c.unit_org_id
where
  list_contains($indicators::varchar[], c.indicator)
  and c.month in ($month::date, $earlier_month::date)
  and starts_with(c.org_path, $scope_path::varchar)
order by
  c.indicator,
  c.month,
  c.unit_org_id,
  c.county_code
