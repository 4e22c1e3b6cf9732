-- 范围内的工会组织树到县一级：省本级、市、产业、直管和县各级工会，键与覆盖情况的归属相同；不论有没有地域。
-- @not_null org_id, org_name, org_kind, unit_key
with
  units as (
    select
      org_id,
      org_name,
      org_kind,
      parent_org_id,
      org_path,
      city_code,
      county_code,
      coalesce(
        case
          when org_kind = 'city'
          and county_code is null then city_code
        end,
        org_id
      ) as place_key
    from
      marts.orgs
    where
      org_kind in ('province', 'city', 'industrial', 'direct', 'county')
      and merged_into_org_id is null
  )
select
  u.org_id,
  u.org_name,
  u.org_kind,
  case
    when u.org_kind = 'county'
    and p.org_kind = 'city'
    and p.county_code is null then coalesce(u.county_code, u.org_id)
    else u.place_key
  end as unit_key,
  case
    when p.org_kind in ('city', 'industrial', 'direct') then p.place_key
  end as parent_key
from
  units u
  left join units p on p.org_id = u.parent_org_id
where
  starts_with(u.org_path, $scope_path::varchar)
order by
  case u.org_kind
    when 'province' then 1
    when 'city' then 2
    when 'county' then 3
    when 'industrial' then 4
    else 5
  end,
  u.org_id
