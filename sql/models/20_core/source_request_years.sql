-- 每个来源每月的诉求条数，和止于三个月前的十二个月的条数：升高的几个月不作自己的标准。
-- @grain 一个来源、一个月
-- @key source, month
-- @not_null source, month, n, year_n, is_known
-- @column n  当月条数
-- @column year_n  止于三个月前的十二个月的条数
-- @column is_known  来源已有十五个月以上的记录，够判断全省
with
  source_months as (
    select
      source,
      month,
      sum(n)::integer as n
    from
      core.request_cells
    group by
      source,
      month
  ),
  firsts as (
    select
      source,
      min(month) as first_month
    from
      source_months
    group by
      source
  )
select
  m.source,
  m.month,
  m.n,
  coalesce(sum(p.n), 0)::integer as year_n,
  m.month >= min(f.first_month) + interval 15 month as is_known
from
  source_months m
  join firsts f on f.source = m.source
  left join source_months p on p.source = m.source
  and p.month < m.month - interval 3 month
  and p.month >= m.month - interval 15 month
group by
  m.source,
  m.month,
  m.n
