-- 一段时间信访和网络帖文按来源系统自己的问题类别的记录数。
-- @not_null source, topic_name, record_count
select
  source,
  topic_name,
  sum(record_count)::integer as record_count
from
  marts.volumes
where
  source in ('petitions', 'posts')
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  source,
  topic_name
order by
  source,
  record_count desc,
  topic_name
