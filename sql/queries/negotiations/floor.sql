-- 有效协议中约定的最低岗位工资低于签订时当地最低工资的，按单位。
-- @not_null unit_name, compared_count, below_count, unverified_count
select
  unit_name,
  count(floor_yuan)::integer as compared_count,
  count(*) filter(
    where
      is_below_floor
  )::integer as below_count,
  count(*) filter(
    where
      is_below_floor
      and floor_status <> 'verified'
  )::integer as unverified_count
from
  marts.agreement_expiry
where
  starts_with(org_path, $scope_path::varchar)
  and lowest_wage_yuan is not null
  and floor_yuan is not null
group by
  unit_org_id,
  unit_name
order by
  below_count desc,
  unit_org_id
