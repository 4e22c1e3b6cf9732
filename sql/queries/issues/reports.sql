-- 这个主题在问题出现以后有没有上报（A13），二级主题或其一级主题都算。
-- @not_null report_id, org_name
select
  report_id,
  org_name,
  subject,
  noticed_on,
  reported_on,
  reported_to
from
  marts.upward_reports
where
  (
    topic_code = $topic_code::varchar
    or topic_code = left($topic_code::varchar, 3)
  )
  and coalesce(reported_on, noticed_on) >= $since::date
order by
  coalesce(reported_on, noticed_on) desc,
  report_id
limit
  8
