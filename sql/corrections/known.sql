-- Codes and ids that a correction may name.
select
  'topic' as kind,
  topic_code as value
from
  core.topics
union all
select
  'topic',
  'T99'
union all
select
  'place',
  region_code
from
  core.regions
where
  city_code is not null
union all
select
  'issue',
  issue_id
from
  marts.issues
