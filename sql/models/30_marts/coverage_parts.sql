-- 指标分项逐月的分子和分母：五类企业、六个方面、七项台账、五级站点等；分项可以重叠，不必等于合计。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
-- @key month, indicator, part, unit_org_id, county_code, city_code
-- @not_null month, indicator, part, unit_org_id, unit_name, org_path, place_key, place_name, county_code, city_code
-- @not_null numerator, denominator, submission_state
-- @column part  分项代码，名称见指标表
select
  month,
  indicator,
  part,
  unit_org_id,
  unit_name,
  org_path,
  place_key,
  place_name,
  county_code,
  city_code,
  sum(numerator)::integer as numerator,
  sum(denominator)::integer as denominator,
  sum(workers_uncovered)::integer as workers_uncovered,
  sum(workers_total)::integer as workers_total,
  submission_state
from
  core.coverage
where
  part <> ''
group by
  month,
  indicator,
  part,
  unit_org_id,
  unit_name,
  org_path,
  place_key,
  place_name,
  county_code,
  city_code,
  submission_state
order by
  indicator,
  part,
  month,
  unit_org_id,
  county_code,
  city_code
