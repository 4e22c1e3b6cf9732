-- 每名专职工会干部服务的职工数。
-- @indicator B10
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
select
  month,
  'B10' as indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  sum(workers)::integer as numerator,
  sum(full_time_cadres)::integer as denominator
from
  core.org_months
where
  org_kind in ('county', 'industrial', 'direct')
  and workers > 0
  and full_time_cadres > 0
group by
  month,
  unit_org_id,
  county_code,
  city_code
