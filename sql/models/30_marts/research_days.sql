-- 走访记录的日期、目的和条目，供课题的调研日台账使用；人员不列出。
-- @grain 一条走访记录
-- @view
-- @column record_id  与检索页的记录编号相同
-- @column last_day  驻点的最后一天，没有驻点时等于走访日期
select
  r.record_id,
  v.visited_on,
  v.last_day,
  v.visit_kind,
  coalesce(v.purposes, []) as purposes,
  v.org_path,
  coalesce(o.org_name, '') as org_name,
  v.city_code,
  v.county_code,
  coalesce(c.region_name, '') as region_name,
  r.topic_code,
  coalesce(t.topic_name, '未归类') as topic_name,
  v.ent_id
from
  core.visits v
  join core.annotated_records r on r.source = 'visits'
  and r.record_key = v.record_key
  and r.content_hash = v.content_hash
  left join core.orgs o on o.org_id = v.org_id
  left join core.regions c on c.region_code = coalesce(v.county_code, v.city_code)
  left join core.topics t on t.topic_code = r.topic_code
