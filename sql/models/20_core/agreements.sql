-- 已签订的工资协议，列明覆盖的企业。
-- @grain 一次签订的集体协商
-- @mart
-- @not_null nego_id, signed_on, org_path, ent_ids
select
  nego_id,
  nego_type,
  sector,
  signed_on,
  effective_from,
  effective_to,
  increase_pct::double as increase_pct,
  workers_covered,
  county_code,
  city_code,
  org_path,
  list_sort(
    list_distinct(
      coalesce(covered_ent_ids, []) || case
        when ent_id is null then []
        else [ent_id]
      end
    )
  ) as ent_ids
from
  core.negotiations
where
  signed_on is not null
