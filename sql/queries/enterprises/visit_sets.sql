-- 每次走访（此前 180 天没有走访过）与它的对照企业在走访后 180 天的诉求件数。
-- 对照：同行业、同市、同规模、那天以前 180 天也没有走访过、走访前 30 天和 180 天件数都相同；再往前一年的件数供校正。
-- 对照企业此后是否被走访不作条件，否则挑出来的是以后没有诉求的。
-- @not_null industry, set_no, own_after, own_earlier, peer_after, peer_earlier, peer_count
with
  members as (
    select
      ent_id,
      industry,
      city_code,
      size
    from
      marts.enterprises
    where
      industry is not null
      and city_code is not null
  ),
  visits as (
    select distinct
      ent_id,
      recorded_on
    from
      marts.search_records
    where
      source = 'visits'
  ),
  complaints as (
    select
      ent_id,
      recorded_on
    from
      marts.search_records
    where
      source in ('petitions', 'posts')
      and is_request
  ),
  first_visits as (
    select
      m.*,
      v.recorded_on as visited_on,
      row_number() over (
        order by
          v.recorded_on,
          v.ent_id
      )::integer as set_no
    from
      visits v
      join members m on m.ent_id = v.ent_id
    qualify
      visited_on between $as_of::date - 719 and $as_of::date - 180
      and visited_on - 180 > lag (v.recorded_on, 1, date '1900-01-01') over (
        partition by
          v.ent_id
        order by
          v.recorded_on
      )
  ),
  at_risk as (
    select
      e.set_no,
      e.industry,
      e.visited_on,
      m.ent_id,
      m.ent_id = e.ent_id as is_visited
    from
      first_visits e
      join members m on m.industry = e.industry
      and m.city_code = e.city_code
      and m.size is not distinct from e.size
    where
      m.ent_id = e.ent_id
      or not exists (
        select
          1
        from
          visits v
        where
          v.ent_id = m.ent_id
          and v.recorded_on between e.visited_on - 180 and e.visited_on
      )
  ),
  counted as (
    select
      a.set_no,
      a.industry,
      a.ent_id,
      a.is_visited,
      count(*) filter(c.recorded_on between a.visited_on - 30 and a.visited_on - 1) as recent_count,
      count(*) filter(c.recorded_on between a.visited_on - 180 and a.visited_on - 1) as before_count,
      count(*) filter(c.recorded_on < a.visited_on - 180)::integer as earlier_count,
      count(*) filter(c.recorded_on > a.visited_on)::integer as after_count
    from
      at_risk a
      left join complaints c on c.ent_id = a.ent_id
      and c.recorded_on between a.visited_on - 545 and a.visited_on + 180
    group by all
  )
select
  o.industry,
  o.set_no,
  o.after_count as own_after,
  o.earlier_count as own_earlier,
  p.after_count as peer_after,
  p.earlier_count as peer_earlier,
  count(*)::integer as peer_count
from
  counted o
  join counted p on p.set_no = o.set_no
  and not p.is_visited
  and p.recent_count = o.recent_count
  and p.before_count = o.before_count
where
  o.is_visited
group by all
order by
  o.set_no,
  peer_after,
  peer_earlier
