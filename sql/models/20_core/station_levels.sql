-- 五级帮扶网络：每个单位在每一级应有几个、已有几个。市、县、乡镇按工会组织计；社区、企业没有名册，按县是否有计。
-- @grain 一个统计单位、一级
-- @key unit_org_id, station_level
-- @not_null unit_org_id, station_level, due_count, covered_count
-- @column due_count  应设站点的工会数；社区、企业两级为 1，即本县至少一个
-- @column covered_count  其中已有在用站点的
with
  open_stations as (
    select
      s.*
    from
      core.aid_stations s
      cross join raw.build b
    where
      coalesce(s.opened_on, b.as_of) <= b.as_of
      and (
        s.closed_on is null
        or s.closed_on > b.as_of
      )
  ),
  due as (
    select
      case o.org_kind
        when 'city' then 'city'
        when 'county' then 'county'
        else 'township'
      end as station_level,
      o.org_id,
      o.unit_org_id,
      o.county_code,
      o.city_code
    from
      core.orgs o
    where
      o.org_kind in ('city', 'county', 'township', 'park')
      and o.merged_into_org_id is null
      and o.valid_to is null
  ),
  own as (
    select
      d.unit_org_id,
      d.station_level,
      min(d.county_code) as county_code,
      min(d.city_code) as city_code,
      count(distinct d.org_id)::integer as due_count,
      count(distinct d.org_id) filter(
        where
          s.station_id is not null
      )::integer as covered_count
    from
      due d
      left join open_stations s on s.org_id = d.org_id
      and s.station_level = d.station_level
    group by
      d.unit_org_id,
      d.station_level
  ),
  below as (
    select
      d.unit_org_id,
      l.station_level,
      d.county_code,
      d.city_code,
      1 as due_count,
      (
        select
          least(count(*), 1)::integer
        from
          open_stations s
        where
          s.unit_org_id = d.unit_org_id
          and s.station_level = l.station_level
      ) as covered_count
    from
      due d
      cross join (
        values
          ('community'),
          ('enterprise')
      ) as l (station_level)
    where
      d.station_level = 'county'
  )
select
  *
from
  own
union all
select
  *
from
  below
