-- 以企业为分母的指标，分到乡镇和园区：A01E 困难企业联系点、A08 困难企业走访、A10 五类企业走访、A14 协商覆盖、A14U 建会、A15 区域行业协议覆盖。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县、一个乡镇、一个园区
-- @column township  乡镇、街道；企业台账没有写明时为空
-- @column park  园区；不在园区内为空
with
  kinds as (
    select
      *,
      is_small
      or is_private
      or is_restructured
      or is_difficult
      or is_labour_intensive as is_focus
    from
      core.enterprise_months
  ),
  visits as (
    select
      month,
      'A08' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited as is_in,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_difficult
    union all
    select
      month,
      'A10',
      '',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_focus
    union all
    select
      month,
      'A10',
      'small',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_small
    union all
    select
      month,
      'A10',
      'private',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_private
    union all
    select
      month,
      'A10',
      'restructured',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_restructured
    union all
    select
      month,
      'A10',
      'difficult',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_difficult
    union all
    select
      month,
      'A10',
      'labour',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_visited,
      last_visited_on,
      effective_permille
    from
      kinds
    where
      is_labour_intensive
  ),
  unions as (
    select
      month,
      'A14' as indicator,
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      last_agreement_from is not null as is_in,
      last_agreement_from as last_on
    from
      kinds
    where
      is_unionised
    union all
    select
      month,
      'A15',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_covered_by_group,
      case
        when is_covered_by_group then last_agreement_from
      end
    from
      kinds
    where
      is_unionised
    union all
    select
      month,
      'A14U',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_unionised,
      null
    from
      kinds
    where
      needs_union
    union all
    select
      month,
      'A01E',
      unit_org_id,
      county_code,
      city_code,
      township,
      park,
      workers,
      is_linked,
      null
    from
      kinds
    where
      is_difficult
  )
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
  count(last_visited_on)::integer as ever_numerator,
  sum(effective_permille)::integer as effective_permille,
  coalesce(
    sum(workers) filter(
      where
        not is_in
    ),
    0
  )::integer as workers_uncovered,
  sum(workers)::integer as workers_total,
  max(last_visited_on) as last_activity_on
from
  visits
group by all
union all
select
  month,
  indicator,
  '',
  unit_org_id,
  county_code,
  city_code,
  township,
  park,
  count(*) filter(
    where
      is_in
  )::integer,
  count(*)::integer,
  null,
  null,
  coalesce(
    sum(workers) filter(
      where
        not is_in
    ),
    0
  )::integer,
  sum(workers)::integer,
  max(last_on)
from
  unions
group by all
