-- 困难职工户的盲区，按单位计户数：近 180 天没有入户（G1）、没有有效联系人（G2）。
-- @grain 一个统计单位、一类盲区
-- @key gap_id
-- @not_null gap_id, gap_type, unit_org_id, since_on, household_count, total_count
with
  last_contacts as (
    select
      household_key,
      max(last_day) as last_on
    from
      core.visits
    where
      household_key is not null
    group by
      household_key
  ),
  links as (
    select
      household_key,
      bool_or(
        linked_to is null
        or linked_to > b.as_of
      ) as is_linked,
      max(linked_to) as ended_on
    from
      core.links
      cross join raw.build b
    where
      household_key is not null
      and linked_from <= b.as_of
    group by
      household_key
  ),
  archived as (
    select
      h.unit_org_id,
      h.county_code,
      h.city_code,
      greatest(coalesce(c.last_on, h.archived_on), h.archived_on, k.visits_from) + g.unvisited_days as unvisited_since,
      b.as_of,
      case
        when not coalesce(l.is_linked, false) then greatest(h.archived_on, l.ended_on, k.links_from)
      end as unlinked_since
    from
      core.households h
      cross join raw.build b
      cross join core.gap_rules g
      cross join core.known_since k
      left join last_contacts c on c.household_key = h.household_key
      left join links l on l.household_key = h.household_key
    where
      h.archived_on <= b.as_of
      and (
        h.closed_on is null
        or h.closed_on > b.as_of
      )
  ),
  sums as (
    select
      unit_org_id,
      min(county_code) as county_code,
      min(city_code) as city_code,
      count(*)::integer as total_count,
      count(*) filter(
        where
          unvisited_since < as_of
      )::integer as unvisited_count,
      min(unvisited_since) filter(
        where
          unvisited_since < as_of
      ) as unvisited_since,
      count(unlinked_since)::integer as unlinked_count,
      min(unlinked_since) as unlinked_since
    from
      archived
    where
      unit_org_id <> ''
    group by
      unit_org_id
  )
select
  k.gap_type || '-H-' || s.unit_org_id as gap_id,
  k.gap_type,
  s.unit_org_id,
  s.county_code,
  s.city_code,
  case k.gap_type
    when 'G1' then s.unvisited_since
    else s.unlinked_since
  end as since_on,
  case k.gap_type
    when 'G1' then s.unvisited_count
    else s.unlinked_count
  end as household_count,
  s.total_count
from
  sums s
  join (
    values
      ('G1'),
      ('G2')
  ) as k (gap_type) on case k.gap_type
    when 'G1' then s.unvisited_count
    else s.unlinked_count
  end > 0
