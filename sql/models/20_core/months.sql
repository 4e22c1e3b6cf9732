-- 统计月份：从最早一条记录所在月到截止日所在月。
-- @grain 一个月
-- @mart
-- @key month
-- @not_null month, month_end, is_finished
-- @column month_end  月末日期；未结束的月取截止日
with
  bounds as (
    select
      least(min(first_on), max(b.as_of)) as first_on,
      max(b.as_of) as as_of
    from
      raw.build b
      left join (
        select
          min(received_at)::date as first_on
        from
          core.petitions
        union all
        select
          min(visited_on)
        from
          core.visits
        union all
        select
          min(published_at)::date
        from
          core.posts
        union all
        select
          min(signed_on)
        from
          core.negotiations
      ) on first_on >= date '2000-01-01'
  )
select
  m.month::date as month,
  least(last_day(m.month::date), as_of) as month_end,
  last_day(m.month::date) <= as_of as is_finished
from
  bounds,
  unnest(
    generate_series(date_trunc('month', coalesce(first_on, as_of)), date_trunc('month', as_of), interval 1 month)
  ) as m (month)
