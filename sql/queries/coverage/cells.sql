-- 一个月末一项指标在各单位的覆盖情况，归到市和县；不在地级市工会之下的单位归到所属的产业、直管或示范区工会。
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
  left join marts.orgs u on u.org_id = c.unit_org_id
  left join marts.orgs b on b.org_kind in ('city', 'industrial', 'direct')
  and b.merged_into_org_id is null
  and starts_with(c.org_path, b.org_path)
where
  c.indicator = $indicator::varchar
  and c.month = $month::date
  and starts_with(c.org_path, $scope_path::varchar)
order by
  c.unit_org_id,
  c.county_code
