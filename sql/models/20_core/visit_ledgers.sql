-- 走访台账的七项内容是否填写，以及多少天后录入。
-- @grain 一条走访记录
-- @key record_key, content_hash
-- @not_null record_key, visited_on, filled_count
-- @column filled_count  七项中填写的项数：组织领导、参与干部、驻点时间、职工意见、所办事项、办理结果、职工评价
-- @column entry_days  走访结束到录入的自然日数；没有录入日期为空
with
  filled as (
    select
      s.record_key,
      s.content_hash,
      coalesce(s.leader_post, '') <> '' as has_leader,
      array_length(coalesce(s.cadre_keys, [])) > 0 as has_cadres,
      s.stay_from is null
      or s.stay_to is not null as has_period,
      coalesce(s.opinions, '') <> '' as has_opinion,
      coalesce(s.actions, '') <> '' as has_action,
      s.result is not null as has_result,
      coalesce(s.rating, 'unrated') <> 'unrated' as has_rating
    from
      staging.visits s
  )
select
  v.record_key,
  v.content_hash,
  v.visited_on,
  v.unit_org_id,
  v.org_path,
  v.county_code,
  v.city_code,
  f.has_leader,
  f.has_cadres,
  f.has_period,
  f.has_opinion,
  f.has_action,
  f.has_result,
  f.has_rating,
  (
    array_length(
      list_filter(
        [f.has_leader, f.has_cadres, f.has_period, f.has_opinion, f.has_action, f.has_result, f.has_rating],
        x -> x
      )
    )::integer
  ) as filled_count,
  date_diff('day', v.last_day, v.entered_on)::integer as entry_days
from
  core.visits v
  join filled f on f.record_key = v.record_key
  and f.content_hash = v.content_hash
