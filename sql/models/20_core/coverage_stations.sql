-- 帮扶站点五级覆盖，和仲裁委的工会兼职仲裁员。
-- @indicator B01, B03
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  -- 市、县、乡镇站点由本级工会设；社区、企业站点看全县有没有
  holders as (
    select distinct
      m.month,
      s.station_level,
      case
        when s.station_level in ('community', 'enterprise') then s.unit_org_id
        else s.org_id
      end as org_id
    from
      core.months m
      join core.aid_stations s on (
        s.opened_on is null
        or s.opened_on <= m.month_end
      )
      and (
        s.closed_on is null
        or s.closed_on > m.month_end
      )
  ),
  due as (
    select
      u.month,
      u.org_id,
      u.unit_org_id,
      u.county_code,
      u.city_code,
      l.part
    from
      core.org_months u
      join (
        values
          ('city', 'city'),
          ('county', 'county'),
          ('county', 'community'),
          ('county', 'enterprise'),
          ('township', 'township'),
          ('park', 'township')
      ) as l (org_kind, part) on l.org_kind = u.org_kind
  ),
  judged as (
    select
      d.*,
      h.org_id is not null as is_in
    from
      due d
      left join holders h on h.month = d.month
      and h.org_id = d.org_id
      and h.station_level = d.part
  ),
  shown as (
    select
      month,
      'B01' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      is_in
    from
      judged
    union all
    select
      month,
      'B01' as indicator,
      part,
      unit_org_id,
      county_code,
      city_code,
      is_in
    from
      judged
    union all
    select
      m.month,
      'B03' as indicator,
      '' as part,
      t.unit_org_id,
      t.county_code,
      t.city_code,
      t.union_arbitrators >= 1 as is_in
    from
      core.months m
      join core.tribunals t on t.as_of is null
      or t.as_of <= m.month_end
  )
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      is_in
  )::integer as numerator,
  count(*)::integer as denominator
from
  shown
group by
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code
