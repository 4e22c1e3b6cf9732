-- 以企业为分母的指标到乡镇（街道）和园区：乡镇合起来是全县，园区是其中在园区内的企业。
-- @grain 一个月、一项指标、一个县、一个乡镇或园区、一个统计单位
-- @key month, indicator, county_code, place_kind, place_name, unit_org_id
-- @not_null month, indicator, county_code, place_kind, place_name, unit_org_id, org_path
-- @not_null numerator, denominator, submission_state
-- @column place_kind  township 乡镇（街道）、park 园区
-- @column place_name  乡镇或园区名称；企业台账没有写明乡镇的为“未写明乡镇”
with
  placed as (
    select
      c.*,
      k.place_kind,
      case k.place_kind
        when 'park' then c.park
        else coalesce(c.township, '未写明乡镇')
      end as township_or_park
    from
      core.coverage c
      cross join (
        values
          ('township'),
          ('park')
      ) as k (place_kind)
    where
      c.is_by_township
      and c.part = ''
      and (
        k.place_kind = 'township'
        or c.park is not null
      )
  )
select
  month,
  indicator,
  county_code,
  place_kind,
  township_or_park as place_name,
  unit_org_id,
  org_path,
  sum(numerator)::integer as numerator,
  sum(denominator)::integer as denominator,
  sum(ever_numerator)::integer as ever_numerator,
  sum(effective_permille)::integer as effective_permille,
  sum(workers_uncovered)::integer as workers_uncovered,
  sum(workers_total)::integer as workers_total,
  max(last_activity_on) as last_activity_on,
  submission_state
from
  placed
group by
  month,
  indicator,
  county_code,
  place_kind,
  township_or_park,
  unit_org_id,
  org_path,
  submission_state
order by
  indicator,
  month,
  county_code,
  place_kind,
  place_name,
  unit_org_id
