-- 各月末的覆盖指标：分子、分母、最近一次到场日期和报送情况。
-- @grain 一个月、一项指标、一个统计单位、一个县
-- @key month, indicator, unit_org_id, county_code, city_code
-- @not_null month, indicator, unit_org_id, org_path, numerator, denominator, submission_state
-- @column numerator  分子，见指标口径
-- @column denominator  分母，见指标口径
-- @column workers_uncovered  未覆盖企业的职工数；户和干部为空
-- @column last_activity_on  该单位该地区最近一次走访或签订的日期
select c.month, c.indicator, c.unit_org_id, coalesce(o.org_path, '/') as org_path, coalesce(c.county_code, '') as county_code, coalesce(c.city_code, '') as city_code,
  c.numerator, c.denominator, c.workers_uncovered, c.last_activity_on, coalesce(s.submission_state, 'submitted') as submission_state
from (
  select * from core.coverage_enterprises
  union all select * from core.coverage_households
  union all select * from core.coverage_agreements
  union all select * from core.coverage_cadres
) c
join raw.metrics m on m.indicator = c.indicator
left join core.orgs o on o.org_id = c.unit_org_id
left join core.submission_states s on s.unit_org_id = c.unit_org_id and s.source = m.source and s.month = c.month
