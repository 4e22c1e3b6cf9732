-- 问题出现以后，问题所涉企业签订的、或在所涉县签订的行业性、区域性协议。所涉县至少有两条记录，且占写明县的记录的二十分之一：散落的一条不算。
-- @not_null nego_id, nego_type, signed_on
with
  counties as (
    select
      county_code
    from
      marts.issue_volumes
    where
      issue_id = $issue_id::varchar
      and county_code <> ''
    group by
      county_code
    having
      sum(record_count) >= 2
      and sum(record_count) >= 0.05 * (
        select
          sum(record_count)
        from
          marts.issue_volumes
        where
          issue_id = $issue_id::varchar
          and county_code <> ''
      )
  ),
  named as (
    select distinct
      ent_id
    from
      marts.search_records
    where
      issue_id = $issue_id::varchar
      and ent_id is not null
  )
select
  a.nego_id,
  a.nego_type,
  a.sector,
  a.signed_on,
  a.effective_to,
  a.increase_pct,
  a.county_code,
  coalesce(y.region_name, c.region_name, '') as region_name
from
  marts.agreements a
  left join marts.regions y on y.region_code = a.county_code
  left join marts.regions c on c.region_code = a.city_code
where
  a.signed_on >= $since::date
  and starts_with(a.org_path, $scope_path::varchar)
  and (
    list_has_any(
      a.ent_ids,
      (
        select
          list(ent_id)
        from
          named
      )
    )
    or (
      a.nego_type <> 'enterprise'
      and a.county_code in (
        select
          county_code
        from
          counties
      )
    )
  )
order by
  list_has_any(
    a.ent_ids,
    (
      select
        coalesce(list(ent_id), [])
      from
        named
    )
  ) desc,
  a.signed_on desc,
  a.nego_id
limit
  6
