-- 困难企业未走访（G1）：还没有走访的，和近期已由走访消除的。
-- @grain 一个盲区；一家企业已消除的和又出现的各一行
-- @not_null gap_id, ent_id, since_on
-- @column since_on  从哪天起成为盲区
-- @column closed_on  由走访消除的日期；未消除为空
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
  -- 每次走访，和它之前的沉默从哪天算起
  stretches as (
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
  unvisited as (
    select
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
      cross join core.known_since k
    where
      e.is_difficult
      and greatest(coalesce(e.last_visited_on, k.visits_from), e.difficult_from) + g.unvisited_days < b.as_of
  ),
  visited as (
    select
      'G1-E-' || e.ent_id as gap_id,
      e.ent_id,
      greatest(coalesce(s.before_on, k.visits_from), e.difficult_from) + g.unvisited_days as since_on,
      s.visited_on as closed_on,
      s.record_id as closed_by,
      s.visited_on as last_on
    from
      core.current_enterprises e
      join stretches s on s.ent_id = e.ent_id
      cross join raw.build b
      cross join core.gap_rules g
      cross join core.known_since k
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
  )
select
  *
from
  unvisited
union all
by name
select
  *
from
  visited
