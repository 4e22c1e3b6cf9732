-- 工会名称与组织编码的唯一对应；同名的不收。
-- @grain 一个工会名称
-- @key org_name
-- @not_null org_name, org_id
select
  org_name,
  min(org_id) as org_id
from
  staging.orgs
group by
  org_name
having
  count(distinct org_id) = 1
