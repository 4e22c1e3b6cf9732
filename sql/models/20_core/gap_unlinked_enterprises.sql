-- 困难企业无人联系（G2）：没有有效联系人的，和近期已由联系记录消除的。
-- @grain 一个盲区
-- @not_null gap_id, ent_id, since_on
-- @column since_on  从哪天起成为盲区
-- @column closed_on  由联系记录消除的日期；未消除为空
with
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
      cross join core.known_since k
      left join last_links l on l.ent_id = e.ent_id
    where
      e.is_difficult
  )
select
  'G2-E-' || ent_id as gap_id,
  ent_id,
  greatest(difficult_from, coalesce(ended_on, difficult_from)) as since_on,
  null::date as closed_on,
  null::varchar as closed_by,
  ended_on as last_on
from
  linked
where
  not is_linked
union all
by name
select
  'G2-E-' || ent_id as gap_id,
  ent_id,
  difficult_from as since_on,
  linked_from as closed_on,
  link_id as closed_by,
  linked_from as last_on
from
  linked
where
  is_linked
  and ended_on is null
  and linked_from > as_of - closed_days
  and linked_from > difficult_from + 30
