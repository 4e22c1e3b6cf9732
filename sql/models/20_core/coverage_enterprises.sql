-- 以企业为分母的指标，乡镇和园区合计到县。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  sum(numerator)::integer as numerator,
  sum(denominator)::integer as denominator,
  sum(ever_numerator)::integer as ever_numerator,
  sum(effective_permille)::integer as effective_permille,
  sum(workers_uncovered)::integer as workers_uncovered,
  sum(workers_total)::integer as workers_total,
  max(last_activity_on) as last_activity_on
from
  core.coverage_townships
group by
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code
