-- 机构和区划的变更：旧区划代码改为现行代码，工会并入另一个工会；历史数字连续计入现在的单位。
-- @grain 一次变更
-- @key change_kind, former_code
-- @not_null change_kind, former_code, former_name, present_code, present_name, org_path
-- @column change_kind  region 区划代码变更、merger 工会合并
-- @column changed_on  旧代码停用或并入的日期；没有登记为空
-- @column org_path  现在的单位在组织树上的位置
select
  'region' as change_kind,
  f.region_code as former_code,
  f.region_name as former_name,
  f.current_code as present_code,
  r.region_name as present_name,
  f.valid_to as changed_on,
  coalesce(o.org_path, '/') as org_path
from
  core.regions f
  join core.regions r on r.region_code = f.current_code
  left join core.county_orgs c on c.region_code = f.current_code
  left join core.orgs o on o.org_id = c.org_id
where
  f.region_code <> f.current_code
  -- 更早的变更在本系统的数据里没有旧代码之外的意义。
  and (
    f.valid_to is null
    or f.valid_to >= date '2010-01-01'
  )
union all
select
  'merger',
  m.org_id,
  m.org_name,
  o.org_id,
  o.org_name,
  m.valid_to,
  o.org_path
from
  core.orgs m
  join core.orgs o on o.org_id = m.merged_into_org_id
