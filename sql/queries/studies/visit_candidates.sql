-- 可以挂到课题的走访：时段和范围之内、目的含调研或蹲点、主题相符的在前。
-- @not_null record_id, visited_on, last_day, visit_kind, org_name, region_name, topic_name, is_on_topic
select
  record_id,
  visited_on,
  last_day,
  visit_kind,
  purposes,
  org_name,
  region_name,
  topic_name,
  (
    list_contains($topics::varchar[], topic_code)
    or list_contains($topics::varchar[], left(topic_code, 3))
  ) as is_on_topic
from
  marts.research_days
where
  visited_on between $from_day::date and $to_day::date
  and starts_with(org_path, $scope_path::varchar)
  and list_has_any(purposes, ['调研', '蹲点'])
  and not list_contains($record_ids::varchar[], record_id)
order by
  is_on_topic desc,
  visited_on desc,
  record_id
limit
  12
