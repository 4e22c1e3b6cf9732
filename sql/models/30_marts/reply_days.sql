-- 登记到答复的天数分布，供算中位数。
-- @grain 一个登记月、一个统计单位、一个县、一个天数
-- @key month, unit_org_id, county_code, city_code, reply_days
select
  date_trunc('month', p.received_at)::date as month,
  p.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(p.county_code, '') as county_code,
  coalesce(p.city_code, '') as city_code,
  p.reply_days::integer as reply_days,
  count(*)::integer as petition_count
from
  core.petitions p
  left join core.orgs o on o.org_id = p.unit_org_id
where
  p.reply_days is not null
group by all
