-- 一段时间向同级党政和上级工会报告的倾向性问题，按主题。
-- @not_null topic_name, report_count
select
  coalesce(t.topic_name, '未归类') as topic_name,
  count(*)::integer as report_count
from
  marts.upward_reports r
  left join marts.topics t on t.topic_code = r.topic_code
where
  r.reported_on >= $from_month::date
  and r.reported_on < $to_month::date + interval 1 month
  and starts_with(coalesce(r.org_path, '/'), $scope_path::varchar)
group by
  t.topic_name
order by
  report_count desc,
  topic_name
