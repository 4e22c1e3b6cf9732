-- 职工反映的事项：走访中提出的问题和申诉求决、建议类信访，附主题、群体和解决日期；不含检举控告。
-- @grain 一件事项
-- @not_null source, raised_on, org_path
-- @column solved_on  走访问题的解决日期；信访为结果是支持、部分支持或达成调解的办结日期
with petition_groups as (
  select batch_no, row_number, groups from staging.petitions where len(groups) > 0
)
select 'visits' as source, raised_on, solved_on, topic_code, case when worker_group is null then [] else [worker_group] end as worker_groups, unit_org_id, org_path, county_code, city_code
from core.visit_problems
union all
select 'petitions', p.received_at::date, case when p.result in ('supported', 'partly', 'mediated') then p.closed_at::date end, t.topic_code, coalesce(g.groups, []),
  p.unit_org_id, p.org_path, p.county_code, p.city_code
from core.petitions p
left join petition_groups g on g.batch_no = p.batch_no and g.row_number = p.row_number
left join core.topic_names t on t.topic_text = p.topic_name
where p.petition_kind is distinct from 'accusation'
