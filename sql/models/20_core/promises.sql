-- 每年公开承诺的实事，已归到单位，附六项内容是否齐全。
-- @grain 一件承诺的实事
-- @key promise_id
-- @not_null promise_id, plan_year, org_path, has_all_fields
-- @column has_all_fields  项目、措施、时限、分管领导、责任部门、责任人都填写
select
  r.promise_id,
  r.plan_year,
  r.item,
  r.measure,
  r.deadline,
  r.leader_post,
  r.department,
  r.responsible_post,
  r.done_on,
  coalesce(r.item, '') <> ''
  and coalesce(r.measure, '') <> ''
  and r.deadline is not null
  and coalesce(r.leader_post, '') <> ''
  and coalesce(r.department, '') <> ''
  and coalesce(r.responsible_post, '') <> '' as has_all_fields,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.promises r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs u on u.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.promise_id
    order by
      r.record_key,
      r.content_hash
  ) = 1
