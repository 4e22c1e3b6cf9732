-- 有效的工资协议，附当地最低工资和是否已在续签。
-- @grain 一份有效的工资协议
-- @not_null nego_id, nego_type, effective_to, org_path
with
  latest as (
    select
      n.*,
      s.renews_nego_id
    from
      core.negotiations n
      join staging.negotiations s on s.record_key = n.record_key
      and s.content_hash = n.content_hash
  ),
  floors as (
    select
      n.record_key,
      n.content_hash,
      w.monthly_yuan,
      w.status
    from
      latest n
      join staging.minimum_wage_areas a on a.region_code = coalesce(n.county_code, n.city_code)
      and a.valid_from <= n.signed_on
      join staging.minimum_wages w on w.area_class = a.area_class
      and w.valid_from <= n.signed_on
    qualify
      row_number() over (
        partition by
          n.record_key,
          n.content_hash
        order by
          w.valid_from desc,
          a.valid_from desc
      ) = 1
  )
select
  n.nego_id,
  n.nego_type,
  n.ent_id,
  n.sector,
  n.signed_on,
  n.effective_to,
  n.workers_covered,
  n.increase_pct,
  n.lowest_wage_yuan,
  f.monthly_yuan as floor_yuan,
  f.status as floor_status,
  n.nego_id in (
    select
      renews_nego_id
    from
      latest
    where
      renews_nego_id is not null
  ) as is_renewing,
  n.unit_org_id,
  n.org_path,
  n.county_code,
  n.city_code
from
  latest n
  cross join raw.build b
  left join floors f on f.record_key = n.record_key
  and f.content_hash = n.content_hash
where
  n.signed_on is not null
  and n.effective_from <= b.as_of
  and n.effective_to >= b.as_of
