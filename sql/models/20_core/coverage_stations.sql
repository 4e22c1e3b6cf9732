-- 帮扶站点五级覆盖 B01 和仲裁委工会兼职仲裁员 B03。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  standing as (
    select
      m.month,
      s.org_id,
      s.unit_org_id,
      s.station_level
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
  units as (
    select
      month,
      org_id,
      unit_org_id,
      county_code,
      city_code,
      case org_kind
        when 'city' then 'city'
        when 'county' then 'county'
        else 'township'
      end as part
    from
      core.org_months
    where
      org_kind in ('city', 'county', 'township', 'park')
  ),
  steps as (
    select
      u.*,
      exists (
        select
          1
        from
          standing s
        where
          s.month = u.month
          and s.org_id = u.org_id
          and s.station_level = u.part
      ) as is_in
    from
      units u
    union all
    select
      u.month,
      u.org_id,
      u.unit_org_id,
      u.county_code,
      u.city_code,
      'community',
      exists (
        select
          1
        from
          standing s
        where
          s.month = u.month
          and s.unit_org_id = u.org_id
          and s.station_level = 'community'
      )
    from
      units u
    where
      u.part = 'county'
    union all
    select
      u.month,
      u.org_id,
      u.unit_org_id,
      u.county_code,
      u.city_code,
      'enterprise',
      exists (
        select
          1
        from
          standing s
        where
          s.month = u.month
          and s.unit_org_id = u.org_id
          and s.station_level = 'enterprise'
      )
    from
      units u
    where
      u.part = 'county'
  )
select
  month,
  'B01' as indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      is_in
  )::integer as numerator,
  count(*)::integer as denominator
from
  steps
group by all
union all
select
  month,
  'B01',
  part,
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      is_in
  )::integer,
  count(*)::integer
from
  steps
group by all
union all
select
  m.month,
  'B03',
  '',
  t.unit_org_id,
  t.county_code,
  t.city_code,
  count(*) filter(
    where
      t.union_arbitrators >= 1
  )::integer,
  count(*)::integer
from
  core.months m
  join core.tribunals t on t.as_of is null
  or t.as_of <= m.month_end
group by all
