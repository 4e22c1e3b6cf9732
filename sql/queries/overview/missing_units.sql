-- 一段时间各类数据的应报单位数，和有一个月以上没有报送或加载失败的单位数。
-- @not_null source, unit_count, missing_units, absent_units
with
  units as (
    select
      source,
      unit_org_id,
      count(*) as months,
      count(*) filter(
        where
          submission_state <> 'submitted'
      ) as missing
    from
      marts.submissions
    where
      month between $from_month::date and $to_month::date
      and starts_with(org_path, $scope_path::varchar)
    group by
      source,
      unit_org_id
  )
select
  source,
  count(*)::integer as unit_count,
  count(*) filter(
    where
      missing > 0
  )::integer as missing_units,
  count(*) filter(
    where
      missing = months
  )::integer as absent_units
from
  units
group by
  source
order by
  source
