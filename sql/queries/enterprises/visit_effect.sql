-- 同行业企业首次走访前后各 180 天的诉求变化，减去同市、同规模、走访前诉求件数相同（0、1、2 件以上）、前后 180 天内都没有走访的企业同期变化的平均；每家走访过且有对照的企业一行。
-- @not_null own_change, peer_change, peer_count
with
  members as (
    select
      ent_id,
      city_code,
      size
    from
      marts.enterprises
    where
      industry = $industry::varchar
      and city_code is not null
  ),
  visits as (
    select
      ent_id,
      recorded_on
    from
      marts.search_records
    where
      source = 'visits'
      and ent_id in (
        select
          ent_id
        from
          members
      )
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
      and ent_id in (
        select
          ent_id
        from
          members
      )
  ),
  treated as (
    select
      m.ent_id,
      m.city_code,
      m.size,
      min(v.recorded_on) as visited_on
    from
      members m
      join visits v on v.ent_id = m.ent_id
    where
      v.recorded_on > $as_of::date - 900
    group by all
    having
      visited_on <= $as_of::date - 180
      and visited_on > $as_of::date - 720
  ),
  counted as (
    select
      t.ent_id as treated_id,
      m.ent_id,
      count(c.recorded_on) filter(
        c.recorded_on >= t.visited_on - 180
        and c.recorded_on < t.visited_on
      ) as before_count,
      count(c.recorded_on) filter(
        c.recorded_on > t.visited_on
        and c.recorded_on <= t.visited_on + 180
      ) as after_count
    from
      treated t
      join members m on m.city_code = t.city_code
      and m.size is not distinct from t.size
      and (
        m.ent_id = t.ent_id
        or not exists (
          select
            1
          from
            visits v
          where
            v.ent_id = m.ent_id
            and v.recorded_on between t.visited_on - 180 and t.visited_on + 180
        )
      )
      left join complaints c on c.ent_id = m.ent_id
    group by all
  ),
  own as (
    select
      *
    from
      counted
    where
      treated_id = ent_id
  )
select
  any_value(o.after_count - o.before_count)::double as own_change,
  avg(p.after_count - p.before_count)::double as peer_change,
  count(*)::integer as peer_count
from
  own o
  join counted p on p.treated_id = o.treated_id
  and p.ent_id <> p.treated_id
  and least(p.before_count, 2) = least(o.before_count, 2)
group by
  o.treated_id
order by
  o.treated_id
