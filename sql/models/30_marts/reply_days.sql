-- 登记到答复的天数分布，连同还没有答复的已等天数，供估计中位数。
-- @grain 一个登记月、一个统计单位、一个县、一个天数
-- @key month, unit_org_id, county_code, city_code, elapsed_days
-- @column elapsed_days  登记到答复的自然日数；没有答复的为登记到截止日，或到没有写答复日期的办结日
-- @column answered_count  在这一天数答复的件数
-- @column waiting_count  等到这一天数还没有答复的件数，估计时作截尾
select
  date_trunc('month', p.received_at)::date as month,
  p.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(p.county_code, '') as county_code,
  coalesce(p.city_code, '') as city_code,
  coalesce(p.reply_days, p.waiting_days)::integer as elapsed_days,
  count(p.reply_days)::integer as answered_count,
  count(p.waiting_days)::integer as waiting_count
from
  core.petitions p
  left join core.orgs o on o.org_id = p.unit_org_id
where
  p.reply_days is not null
  or p.waiting_days is not null
group by all
