-- 一个热点问题里能对应到台账的企业，及这些企业的走访次数和协议份数。
-- @not_null ent_id, ent_name, record_count, visit_count, agreement_count
with
  named as (
    select
      ent_id,
      count(*)::integer as record_count
    from
      marts.search_records
    where
      issue_id = $issue_id::varchar
      and ent_id is not null
      and starts_with(org_path, $scope_path::varchar)
    group by
      ent_id
  ),
  visited as (
    select
      r.ent_id,
      count(*)::integer as visit_count,
      max(r.recorded_on) as last_visit_on
    from
      marts.search_records r
      semi join named n on n.ent_id = r.ent_id
    where
      r.source = 'visits'
    group by
      r.ent_id
  ),
  agreed as (
    select
      a.ent_id,
      count(*)::integer as agreement_count
    from
      (
        select
          unnest(ent_ids) as ent_id
        from
          marts.agreements
      ) a
      semi join named n on n.ent_id = a.ent_id
    group by
      a.ent_id
  )
select
  n.ent_id,
  e.ent_name,
  e.industry,
  e.ownership,
  n.record_count,
  coalesce(v.visit_count, 0) as visit_count,
  v.last_visit_on,
  coalesce(a.agreement_count, 0) as agreement_count
from
  named n
  join marts.enterprises e on e.ent_id = n.ent_id
  left join visited v on v.ent_id = n.ent_id
  left join agreed a on a.ent_id = n.ent_id
order by
  n.record_count desc,
  n.ent_id
