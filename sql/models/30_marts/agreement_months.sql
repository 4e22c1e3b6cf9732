-- 各月末有效、即将到期和当月签订的工资协议数。
-- @grain 一个月、一种协议、一个统计单位、一个县
-- @key month, nego_type, unit_org_id, county_code, city_code
-- @not_null month, nego_type, org_path, signed_count, in_force_count, expiring_count
-- @column signed_count  当月签订
-- @column in_force_count  月末在有效期内
-- @column expiring_count  月末有效、其后 60 日内到期，应在此期间续签
with
  counted as (
    select
      m.month,
      n.nego_type,
      n.unit_org_id,
      coalesce(n.county_code, '') as county_code,
      coalesce(n.city_code, '') as city_code,
      count(*) filter(n.signed_on between m.month and m.month_end)::integer as signed_count,
      count(*) filter(m.month_end between n.effective_from and n.effective_to)::integer as in_force_count,
      count(*) filter(
        m.month_end between n.effective_from and n.effective_to
        and n.effective_to <= m.month_end + 60
      )::integer as expiring_count
    from
      core.negotiations n
      join core.months m on n.signed_on between m.month and m.month_end
      or m.month_end between n.effective_from and n.effective_to
    group by all
  )
select
  c.month,
  c.nego_type,
  c.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  c.county_code,
  c.city_code,
  c.signed_count,
  c.in_force_count,
  c.expiring_count
from
  counted c
  left join core.orgs o on o.org_id = c.unit_org_id
