-- 一项指标在一个月末的各个分项，按市（或市外单位）；缺报的单位不计。
-- @not_null part, place_key, place_name, numerator, denominator
select
  c.part,
  case
    when b.org_id is null
    or (
      b.org_kind = 'city'
      and b.county_code is null
    ) then coalesce(nullif(c.city_code, ''), c.unit_org_id)
    else b.org_id
  end as place_key,
  coalesce(min(b.org_name), min(u.org_name), '') as place_name,
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
  )::integer as denominator
from
  marts.coverage_parts c
  left join marts.orgs u on u.org_id = c.unit_org_id
  left join marts.orgs b on b.org_kind in ('city', 'industrial', 'direct')
  and b.merged_into_org_id is null
  and starts_with(c.org_path, b.org_path)
where
  c.indicator = $indicator::varchar
  and c.month = $month::date
  and starts_with(c.org_path, $scope_path::varchar)
group by all
order by
  c.part,
  place_key
