-- 各项指标逐月的分子、分母、最近一次活动日期和报送情况；定义和算法见指标表。
-- @grain 一个月、一项指标、一个统计单位、一个县
-- @key month, indicator, unit_org_id, county_code, city_code
-- @not_null month, indicator, unit_org_id, unit_name, org_path, place_key, place_name, place_city_code
-- @not_null place_county_code
-- @not_null county_code, city_code, numerator, denominator, submission_state
-- @column numerator  分子，见指标口径；平均数为总和，按指标的换算系数换算
-- @column denominator  分母，见指标口径；计数类指标为 0；当月缺报而没有数据的单位为 0
-- @column ever_numerator  曾经走访过的（不论多久以前）；不计走访的指标为空
-- @column effective_permille  走访效力之和，千分数，随时间递减；不计走访的指标为空
-- @column workers_uncovered  未覆盖企业的职工数；户和干部为空
-- @column workers_total  分母中企业的职工数；户和干部为空
-- @column last_activity_on  该单位该地区最近一次走访或签订的日期
-- @column place_key  归到的地方：市的代码；不在地级市工会之下的单位是所属产业、直管或示范区工会的编码
-- @column place_city_code  在地图上的市；归到产业、直管工会的为空白
-- @column place_county_code  在地图上的县；归到产业、直管工会的为空白
select
  month,
  indicator,
  unit_org_id,
  unit_name,
  org_path,
  place_key,
  place_name,
  place_city_code,
  place_county_code,
  county_code,
  city_code,
  sum(numerator)::integer as numerator,
  sum(denominator)::integer as denominator,
  sum(ever_numerator)::integer as ever_numerator,
  sum(effective_permille)::integer as effective_permille,
  sum(workers_uncovered)::integer as workers_uncovered,
  sum(workers_total)::integer as workers_total,
  max(last_activity_on) as last_activity_on,
  submission_state
from
  core.coverage
where
  part = ''
group by
  month,
  indicator,
  unit_org_id,
  unit_name,
  org_path,
  place_key,
  place_name,
  place_city_code,
  place_county_code,
  county_code,
  city_code,
  submission_state
order by
  indicator,
  month,
  unit_org_id,
  county_code,
  city_code
