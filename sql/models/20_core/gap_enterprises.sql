-- 困难企业的盲区：未走访（G1）与无人联系（G2），以及近期已由走访或联系记录消除的。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, ent_id, unit_org_id, since_on
-- @column since_on  从哪天起成为盲区
-- @column closed_on  由记录消除的日期；未消除为空
-- @column closed_by  消除它的记录编号
with
  visits as (
    select
      ent_id,
      visited_on,
      max(last_day) as last_day,
      min(coalesce(visit_id, record_key)) as record_id
    from
      core.visits
    where
      ent_id is not null
    group by
      ent_id,
      visited_on
  ),
  stretches as (
    -- each visit with the day on which the silence before it began
    select
      v.ent_id,
      v.visited_on,
      v.record_id,
      lag (v.last_day) over (
        partition by
          v.ent_id
        order by
          v.visited_on
      ) as before_on
    from
      visits v
  ),
  known as (
    -- before the first record nobody can tell whether there was a visit or a link
    select
      (
        select
          min(visited_on)
        from
          core.visits
      ) as visits_from,
      (
        select
          min(linked_from)
        from
          core.links
      ) as links_from
  ),
  unvisited as (
    select
      'G1' as gap_type,
      'G1-E-' || e.ent_id as gap_id,
      e.ent_id,
      greatest(coalesce(e.last_visited_on, k.visits_from), e.difficult_from) + g.unvisited_days as since_on,
      null::date as closed_on,
      null::varchar as closed_by,
      e.last_visited_on as last_on
    from
      core.current_enterprises e
      cross join raw.build b
      cross join core.gap_rules g
      cross join known k
    where
      e.is_difficult
      and greatest(coalesce(e.last_visited_on, k.visits_from), e.difficult_from) + g.unvisited_days < b.as_of
  ),
  visited as (
    select
      'G1',
      'G1-E-' || e.ent_id,
      e.ent_id,
      greatest(coalesce(s.before_on, k.visits_from), e.difficult_from) + g.unvisited_days,
      s.visited_on,
      s.record_id,
      s.visited_on
    from
      core.current_enterprises e
      join stretches s on s.ent_id = e.ent_id
      cross join raw.build b
      cross join core.gap_rules g
      cross join known k
    where
      e.is_difficult
      and s.visited_on > b.as_of - g.closed_days
      and greatest(coalesce(s.before_on, k.visits_from), e.difficult_from) + g.unvisited_days < s.visited_on
    qualify
      row_number() over (
        partition by
          e.ent_id
        order by
          s.visited_on desc
      ) = 1
  ),
  last_links as (
    select
      ent_id,
      bool_or(
        linked_to is null
        or linked_to > b.as_of
      ) as is_linked,
      max(linked_to) as ended_on,
      max(linked_from) as linked_from,
      max(link_id) as link_id
    from
      core.links
      cross join raw.build b
    where
      ent_id is not null
      and linked_from <= b.as_of
    group by
      ent_id
  ),
  linked as (
    select
      e.ent_id,
      greatest(e.difficult_from, coalesce(k.links_from, e.difficult_from)) as difficult_from,
      coalesce(l.is_linked, false) as is_linked,
      l.ended_on,
      l.linked_from,
      l.link_id,
      b.as_of,
      g.closed_days
    from
      core.current_enterprises e
      cross join raw.build b
      cross join core.gap_rules g
      cross join known k
      left join last_links l on l.ent_id = e.ent_id
    where
      e.is_difficult
  )
select
  gap_type,
  gap_id,
  u.ent_id,
  since_on,
  closed_on,
  closed_by,
  last_on,
  e.unit_org_id,
  e.county_code,
  e.city_code
from
  (
    select
      *
    from
      unvisited
    union all
    select
      *
    from
      visited
    union all
    select
      'G2',
      'G2-E-' || ent_id,
      ent_id,
      greatest(difficult_from, coalesce(ended_on, difficult_from)),
      null,
      null,
      ended_on
    from
      linked
    where
      not is_linked
    union all
    select
      'G2',
      'G2-E-' || ent_id,
      ent_id,
      difficult_from,
      linked_from,
      link_id,
      linked_from
    from
      linked
    where
      is_linked
      and ended_on is null
      and linked_from > as_of - closed_days
      and linked_from > difficult_from + 30
  ) u
  join core.current_enterprises e on e.ent_id = u.ent_id
