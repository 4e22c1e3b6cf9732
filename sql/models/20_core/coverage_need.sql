-- A12N 每万名职工诉求数：统计窗口内的信访（不含检举控告）与月末职工数；写明县的归到该县工会，否则归到登记单位。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with received as (
  select r.month, coalesce(c.org_id, p.unit_org_id) as org_id
  from core.rule_months r
  join core.petitions p on p.received_at::date <= r.month_end and p.received_at::date > r.month_end - to_months(r.result_window_months)
  left join core.county_orgs c on c.region_code = p.county_code
  where p.petition_kind is distinct from 'accusation'
),
counted as (
  select month, org_id, count(*) as requests from received group by month, org_id
)
select m.month, 'A12N' as indicator, '' as part, m.unit_org_id, m.county_code, m.city_code, coalesce(c.requests, 0)::integer as numerator, m.workers::integer as denominator
from core.org_months m
left join counted c on c.month = m.month and c.org_id = m.org_id
where m.org_kind in ('county', 'industrial', 'direct') and m.workers > 0
