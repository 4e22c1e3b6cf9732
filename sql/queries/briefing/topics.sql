-- 逐月各二级主题的诉求数，信访、帖文和走访合计并分开。
-- @not_null month, topic_code, topic_name, request_count, petition_count, post_count, visit_count
select
  month,
  topic_code,
  topic_name,
  sum(request_count)::integer as request_count,
  coalesce(sum(request_count) filter(source = 'petitions'), 0)::integer as petition_count,
  coalesce(sum(request_count) filter(source = 'posts'), 0)::integer as post_count,
  coalesce(sum(request_count) filter(source = 'visits'), 0)::integer as visit_count
from
  marts.topic_volumes
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and topic_code <> 'T99'
group by
  month,
  topic_code,
  topic_name
order by
  month,
  topic_code
