-- 挂到课题的走访记录，日期早的在前；人员不列出。
-- @not_null record_id, visited_on, last_day, visit_kind, org_name, region_name, topic_name
select
  record_id,
  visited_on,
  last_day,
  visit_kind,
  purposes,
  org_name,
  region_name,
  topic_name
from
  marts.research_days
where
  list_contains($record_ids::varchar[], record_id)
order by
  visited_on,
  record_id
