-- 热点问题每月各来源、各地区的记录数，供走势和按地区筛选。
-- @grain 一个问题、一个月、一个来源、一个统计单位、一个县
-- @key issue_id, month, source, unit_org_id, county_code, city_code
-- @not_null issue_id, month, source, org_path, record_count
select
  m.issue_id,
  m.month,
  m.source,
  m.unit_org_id,
  m.org_path,
  coalesce(m.county_code, '') as county_code,
  coalesce(m.city_code, '') as city_code,
  count(*)::integer as record_count
from
  core.issue_members m
group by all
