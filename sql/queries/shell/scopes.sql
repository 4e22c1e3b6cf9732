-- 可选的数据范围：省、市、产业、直管、县各级工会。
-- @not_null org_id, org_name, org_kind
select
  org_id,
  org_name,
  org_kind,
  parent_org_id
from
  marts.orgs
where
  org_kind in ('province', 'city', 'industrial', 'direct', 'county')
  and merged_into_org_id is null
order by
  case org_kind
    when 'province' then 1
    when 'city' then 2
    when 'county' then 3
    when 'industrial' then 4
    else 5
  end,
  org_id
