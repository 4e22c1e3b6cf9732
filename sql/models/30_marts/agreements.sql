-- 已签订的工资协议，供热点问题和单家企业查看。
-- @grain 一次签订的集体协商
-- @view
select
  nego_id,
  nego_type,
  sector,
  signed_on,
  effective_from,
  effective_to,
  increase_pct,
  workers_covered,
  county_code,
  city_code,
  org_path,
  ent_ids
from
  core.agreements
