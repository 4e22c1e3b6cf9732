-- 地区栏和单位栏都认不出县的诉求，从标题和内容里的县名认；提到几个县的不认。
-- @grain 一件能从文字认出县的诉求
-- @key record_key, content_hash
with
  open_places as (
    select
      *
    from
      core.petition_places
    where
      is_open
  ),
  unplaced as (
    select
      r.record_key,
      r.content_hash,
      coalesce(r.title, '') || ' ' || coalesce(r.body, '') as full_text,
      a.written_city as city_code
    from
      staging.petitions r
      join open_places a on a.registered_org_id is not distinct from r.org_id
      and a.org_name is not distinct from r.org_name
      and a.region_code is not distinct from r.region_code
      and a.region_name is not distinct from r.region_name
      and a.handler_org_name is not distinct from r.handler_org_name
  ),
  mentions as (
    select
      u.record_key,
      u.content_hash,
      n.county_code
    from
      unplaced u
      join core.region_names n on n.region_level = 'county'
      and n.is_full_name
      and contains(u.full_text, n.name_text)
    where
      u.city_code is null
      or u.city_code = n.city_code
  )
select
  record_key,
  content_hash,
  min(county_code) as county_code
from
  mentions
group by
  record_key,
  content_hash
having
  count(distinct county_code) = 1
