-- 一个县突然升高的主题：当月条数至少是应有的两倍。
-- @grain 一个月、一个主题、一个县
-- @key month, topic_code, area
-- @not_null month, topic_code, area
-- @column area  县的代码，只知道市的为市的代码
with
  topic_months as (
    select
      source,
      month,
      topic_code,
      sum(n)::integer as n
    from
      core.request_cells
    group by
      source,
      month,
      topic_code
  ),
  area_months as (
    select
      source,
      month,
      area,
      sum(n)::integer as n
    from
      core.request_cells
    where
      area <> ''
    group by
      source,
      month,
      area
  ),
  area_year as (
    select
      c.source,
      c.month,
      c.area,
      coalesce(sum(p.n), 0)::integer as area_n
    from
      area_months c
      left join area_months p on p.source = c.source
      and p.area = c.area
      and p.month < c.month - interval 3 month
      and p.month >= c.month - interval 15 month
    group by
      c.source,
      c.month,
      c.area
  ),
  -- 应有条数：全省其余地方当月该主题的条数乘以该县前一年的比重；季节两边都有
  local as (
    select
      c.month,
      c.topic_code,
      c.area,
      sum(c.n) as n,
      greatest(0.5, sum(((t.n - c.n) * least(0.5, a.area_n / greatest(y.year_n, 1)))::decimal(18, 6))) as expected
    from
      core.request_cells c
      join topic_months t on t.source = c.source
      and t.month = c.month
      and t.topic_code = c.topic_code
      join core.source_request_years y on y.source = c.source
      and y.month = c.month
      join area_year a on a.source = c.source
      and a.month = c.month
      and a.area = c.area
    group by
      c.month,
      c.topic_code,
      c.area
  )
select
  month,
  topic_code,
  area
from
  local
where
  n >= 5
  and n >= 2 * expected
  and n - expected >= 3 * sqrt(expected)
  and area <> ''
