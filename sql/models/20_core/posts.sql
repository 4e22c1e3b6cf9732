-- 网络帖文，已归到地区；作者只用于去重计数，不进入发布的数据。
-- @grain 一条网络帖文
-- @key record_key, content_hash
-- @not_null record_key, platform, published_at, org_path
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.platform,
  r.author_type,
  r.published_at,
  r.topic_name,
  r.reposts,
  r.comments,
  r.likes,
  r.views,
  coalesce(p.unit_org_id, a.unit_org_id) as unit_org_id,
  coalesce(p.org_path, a.org_path) as org_path,
  case
    when c.city_code is not null then c.county_code
    else a.county_code
  end as county_code,
  coalesce(c.city_code, a.city_code) as city_code
from
  staging.posts r
  join core.written_places a on a.written_org_id is null
  and a.org_name is null
  and a.region_code is not distinct from r.region_code
  and a.region_name is not distinct from r.region_name
  left join core.place_corrections c on c.source = 'posts'
  and c.record_key = r.record_key
  and c.content_hash = r.content_hash
  left join core.place_unions p on p.place_code = coalesce(c.county_code, c.city_code)
