-- 以企业为分母的指标，分到乡镇和园区：困难企业联系点和走访、五类企业走访、协商覆盖、建会、区域行业协议覆盖。
-- @indicator A01E, A08, A10, A14, A14U, A15
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县、一个乡镇、一个园区
-- @column township  乡镇、街道；企业台账没有写明时为空
-- @column park  园区；不在园区内为空
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  township,
  park,
  count(*) filter(
    where
      is_in
  )::integer as numerator,
  count(*)::integer as denominator,
  sum((last_on is not null)::integer) filter(
    where
      achievement = 'visited'
  )::integer as ever_numerator,
  sum(effective_permille) filter(
    where
      achievement = 'visited'
  )::integer as effective_permille,
  coalesce(
    sum(workers) filter(
      where
        not is_in
    ),
    0
  )::integer as workers_uncovered,
  sum(workers)::integer as workers_total,
  max(last_on) as last_activity_on
from
  core.enterprise_measures
group by
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  township,
  park
