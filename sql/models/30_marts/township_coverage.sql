-- 以企业为分母的指标到乡镇（街道）和园区：乡镇合起来是全县，园区是其中在园区内的企业。
-- @grain 一个月、一项指标、一个县、一个乡镇或园区、一个统计单位
-- @key month, indicator, county_code, place_kind, place_name, unit_org_id
-- @not_null month, indicator, county_code, place_kind, place_name, unit_org_id, org_path, numerator, denominator, submission_state
-- @column place_kind  township 乡镇（街道）、park 园区
-- @column place_name  乡镇或园区名称；企业台账没有写明乡镇的为“未写明乡镇”
with
  places as (
    select
      * exclude (township, park),
      'township' as place_kind,
      coalesce(township, '未写明乡镇') as place_name
    from
      core.coverage_townships
    where
      part = ''
    union all
    by name
    select
      * exclude (township, park),
      'park' as place_kind,
      park as place_name
    from
      core.coverage_townships
    where
      part = ''
      and park is not null
  )
select
  p.month,
  p.indicator,
  coalesce(p.county_code, '') as county_code,
  p.place_kind,
  p.place_name,
  p.unit_org_id,
  coalesce(min(o.org_path), '/') as org_path,
  sum(p.numerator)::integer as numerator,
  sum(p.denominator)::integer as denominator,
  sum(p.ever_numerator)::integer as ever_numerator,
  sum(p.effective_permille)::integer as effective_permille,
  sum(p.workers_uncovered)::integer as workers_uncovered,
  sum(p.workers_total)::integer as workers_total,
  max(p.last_activity_on) as last_activity_on,
  coalesce(min(s.submission_state), 'submitted') as submission_state
from
  places p
  join raw.metrics m on m.indicator = p.indicator
  left join core.source_starts f on f.source = m.source
  left join core.orgs o on o.org_id = p.unit_org_id
  left join core.submission_states s on s.unit_org_id = p.unit_org_id
  and s.source = m.source
  and s.month = p.month
where
  p.month >= coalesce(f.first_month, p.month)
group by
  p.month,
  p.indicator,
  coalesce(p.county_code, ''),
  p.place_kind,
  p.place_name,
  p.unit_org_id
order by
  p.indicator,
  p.month,
  county_code,
  p.place_kind,
  p.place_name,
  p.unit_org_id
