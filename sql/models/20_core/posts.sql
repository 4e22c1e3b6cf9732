-- 网络帖文，已归到地区；作者只用于去重计数，不进入发布的数据。
-- @grain 一条网络帖文
-- @key record_key, content_hash
-- @not_null record_key, platform, published_at, org_path
with
  placed as (
    select
      r.*,
      case
        when pc.city_code is not null then pc.county_code
        else coalesce(rc.county_code, rn.county_code)
      end as county_code,
      coalesce(pc.city_code, rc.city_code, rn.city_code) as city_code
    from
      staging.posts r
      left join core.place_corrections pc on pc.source = 'posts'
      and pc.record_key = r.record_key
      and pc.content_hash = r.content_hash
      left join core.regions rc on rc.region_code = r.region_code
      left join core.place_texts rn on rn.place_text = r.region_name
  )
select
  w.record_key,
  w.content_hash,
  w.batch_no,
  w.source_file,
  w.row_number,
  w.platform,
  w.author_type,
  w.published_at,
  w.topic_name,
  w.reposts,
  w.comments,
  w.likes,
  w.views,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  w.county_code,
  w.city_code
from
  placed w
  left join core.county_orgs cc on cc.region_code = w.county_code
  left join core.county_orgs ci on ci.region_code = w.city_code
  left join core.county_orgs pr on pr.region_code = '610000'
  left join core.orgs u on u.org_id = coalesce(cc.org_id, ci.org_id, pr.org_id)
