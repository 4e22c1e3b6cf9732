-- 每月到期的信访事项与按期办结数，只算期限已过的；日期有矛盾的不算。
-- @grain 一个到期月、一个统计单位、一个县
-- @key month, unit_org_id, county_code, city_code
-- @column due_count  当月到期、期限已过的事项；还没有办结的也在内
-- @column on_time_count  其中在期限内办结的
select
  date_trunc('month', p.due_on)::date as month,
  p.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(p.county_code, '') as county_code,
  coalesce(p.city_code, '') as city_code,
  count(*)::integer as due_count,
  count(*) filter(
    where
      p.is_on_time
  )::integer as on_time_count
from
  core.petitions p
  left join core.orgs o on o.org_id = p.unit_org_id
where
  p.is_on_time is not null
group by all
