-- 地区栏和单位栏都认不出县的诉求，从标题和内容里的县名认；提到几个县的不认。
-- @grain 一件能从文字认出县的诉求
-- @key record_key, content_hash
with unplaced as (
  select r.record_key, r.content_hash, coalesce(r.title, '') || ' ' || coalesce(r.body, '') as full_text,
    coalesce(rc.city_code, rn.city_code, ag.city_code) as city_code
  from staging.petitions r
  left join core.regions rc on rc.region_code = r.region_code
  left join core.place_texts rn on rn.place_text = r.region_name
  left join core.place_texts ag on ag.place_text = r.handler_org_name
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs o on o.org_id = coalesce(r.org_id, n.org_id)
  where coalesce(rc.county_code, rn.county_code, ag.county_code, o.county_code) is null
),
mentions as (
  select u.record_key, u.content_hash, n.county_code
  from unplaced u
  join core.region_names n on n.region_level = 'county' and n.is_full_name and contains(u.full_text, n.name_text)
  where u.city_code is null or u.city_code = n.city_code
)
select record_key, content_hash, min(county_code) as county_code
from mentions
group by record_key, content_hash
having count(distinct county_code) = 1
