-- 月末有效的工资集体协议数，合计和各类型。
-- @indicator A15N
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  in_force as (
    select
      r.month,
      n.nego_type,
      n.unit_org_id,
      n.county_code,
      n.city_code,
      n.signed_on
    from
      core.rule_months r
      join core.negotiations n on n.signed_on is not null
      and n.effective_from <= r.month_end
      and n.effective_to >= r.month_end
  ),
  shown as (
    select
      month,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      signed_on
    from
      in_force
    union all
    select
      month,
      nego_type as part,
      unit_org_id,
      county_code,
      city_code,
      signed_on
    from
      in_force
  )
select
  month,
  'A15N' as indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  count(*)::integer as numerator,
  0 as denominator,
  max(signed_on) as last_activity_on
from
  shown
group by
  month,
  part,
  unit_org_id,
  county_code,
  city_code
