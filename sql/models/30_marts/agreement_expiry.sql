-- 有效的工资协议及到期月份、与指导线和最低工资的比较。
-- @grain 一份有效的工资协议
-- @not_null nego_id, nego_type, effective_to, org_path
-- @column days_left  距到期的天数
-- @column is_renewing  已有以它为原合同、尚在协商的新一轮
-- @column floor_yuan  签订时当地最低工资月标准；没有标准为空
-- @column is_below_floor  约定的最低岗位工资低于当地最低工资
-- @column floor_status  最低工资标准是否核实
select
  n.nego_id,
  n.nego_type,
  e.ent_name,
  n.sector,
  e.industry,
  e.ownership,
  e.size as ent_size,
  n.signed_on,
  n.effective_to,
  date_trunc('month', n.effective_to)::date as expiry_month,
  date_diff('day', b.as_of, n.effective_to)::integer as days_left,
  coalesce(n.workers_covered, 0) as workers_covered,
  n.increase_pct::double as increase_pct,
  n.lowest_wage_yuan::double as lowest_wage_yuan,
  n.floor_yuan::double as floor_yuan,
  n.floor_status,
  coalesce(n.lowest_wage_yuan < n.floor_yuan, false) as is_below_floor,
  n.is_renewing,
  n.unit_org_id,
  coalesce(o.org_name, n.unit_org_id) as unit_name,
  n.org_path,
  coalesce(n.county_code, '') as county_code,
  coalesce(n.city_code, '') as city_code
from
  core.current_agreements n
  cross join raw.build b
  left join core.current_enterprises e on e.ent_id = n.ent_id
  left join core.orgs o on o.org_id = n.unit_org_id
