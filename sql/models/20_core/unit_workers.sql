-- 每个统计单位在册企业的职工数和按职工数加权的行业风险。
-- @grain 一个统计单位
-- @key unit_org_id
-- @not_null unit_org_id
select
  unit_org_id,
  sum(workers)::integer as workers,
  (sum(workers * industry_risk) // greatest(sum(workers), 1))::integer as industry_risk
from
  core.current_enterprises
group by
  unit_org_id
