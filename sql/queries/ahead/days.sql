-- 每天几个主题的诉求和咨询条数；检举控告件不在内。
-- @not_null recorded_on, record_count
select
  recorded_on,
  count(*)::integer as record_count
from
  marts.search_records
where
  is_request
  and (
    list_contains($topics::varchar[], topic_code)
    or list_contains($topics::varchar[], left(topic_code, 3))
  )
  and recorded_on <= $to_day::date
  and starts_with(org_path, $scope_path::varchar)
group by
  recorded_on
order by
  recorded_on
