-- 单位、地区和主题的名称，供列出检索结果。
-- @not_null kind, code, name
select
  'unit' as kind,
  org_id as code,
  org_name as name
from
  marts.orgs
union all
select
  'region',
  region_code,
  region_name
from
  marts.regions
union all
select
  'topic',
  topic_code,
  topic_name
from
  marts.topics
