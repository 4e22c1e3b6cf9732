-- 事项解决的指标：走访问题 A05S、六个方面 A12、欠薪 A16；提出在统计窗口内，月末前已解决的计入分子。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with raised as (
  select r.month, r.month_end, r.arrears_topics, s.source, s.topic_code, s.worker_groups, s.unit_org_id, s.county_code, s.city_code, s.solved_on <= r.month_end as is_solved
  from core.rule_months r
  join core.service_matters s on s.raised_on <= r.month_end and s.raised_on > r.month_end - to_months(r.result_window_months)
),
in_fields as (
  select m.*, f.part
  from raised m
  join core.rule_topics f on f.topic_code = m.topic_code and f.valid_from <= m.month_end and (f.valid_to is null or f.valid_to > m.month_end)
),
in_groups as (
  select m.*, g.part
  from raised m
  join core.rule_groups g on list_contains(m.worker_groups, g.worker_group) and g.valid_from <= m.month_end and (g.valid_to is null or g.valid_to > m.month_end)
),
judged as (
  select month, 'A05S' as indicator, '' as part, unit_org_id, county_code, city_code, is_solved from raised where source = 'visits'
  union all select month, 'A12', '', unit_org_id, county_code, city_code, is_solved from in_fields
  union all select month, 'A12', part, unit_org_id, county_code, city_code, is_solved from in_fields
  union all select month, 'A12', part, unit_org_id, county_code, city_code, is_solved from in_groups
  union all select month, 'A16', '', unit_org_id, county_code, city_code, is_solved from raised where list_contains(arrears_topics, topic_code)
)
select month, indicator, part, unit_org_id, county_code, city_code, count(*) filter (where is_solved)::integer as numerator, count(*)::integer as denominator
from judged
group by all
