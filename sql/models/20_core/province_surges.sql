-- 全省突然升高的主题：当月条数至少是应有的两倍，且在许多县同时升高。
-- @grain 一个月、一个主题
-- @key month, topic_code
-- @not_null month, topic_code
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
  topic_year as (
    select
      y.source,
      y.month,
      y.n,
      y.year_n,
      t.topic_code,
      coalesce(sum(p.n), 0) as topic_n
    from
      core.source_request_years y
      join (
        select distinct
          topic_code
        from
          topic_months
      ) t on y.is_known
      left join topic_months p on p.source = y.source
      and p.topic_code = t.topic_code
      and p.month < y.month - interval 3 month
      and p.month >= y.month - interval 15 month
    group by all
  ),
  -- 应有条数：当月诉求乘以该主题前一年的比重，或乘以去年同月的比重，取大的
  province as (
    select
      t.month,
      t.topic_code,
      sum(coalesce(o.n, 0)) as n,
      sum(
        (t.n * greatest((t.topic_n + 0.5) / (t.year_n + 1), coalesce(l.n, 0) / coalesce(s.n, 1)))::decimal(18, 6)
      ) as expected
    from
      topic_year t
      left join topic_months o on o.source = t.source
      and o.topic_code = t.topic_code
      and o.month = t.month
      left join topic_months l on l.source = t.source
      and l.topic_code = t.topic_code
      and l.month = t.month - interval 12 month
      left join core.source_request_years s on s.source = t.source
      and s.month = t.month - interval 12 month
    group by
      t.month,
      t.topic_code
  ),
  placed as (
    select
      month,
      topic_code,
      area,
      sum(n) as n,
      sum(sum(n)) over (
        partition by
          month,
          topic_code
      ) as all_n,
      count(*) over (
        partition by
          month,
          topic_code
      ) as areas
    from
      core.request_cells
    where
      area <> ''
    group by
      month,
      topic_code,
      area
  ),
  spread as (
    select
      month,
      topic_code,
      max(areas) as areas,
      max(n / all_n) as largest
    from
      placed
    group by
      month,
      topic_code
  )
select
  p.month,
  p.topic_code
from
  province p
  join spread s on s.month = p.month
  and s.topic_code = p.topic_code
where
  p.n >= 10
  and p.n >= 2 * p.expected
  and p.n - p.expected >= 3 * sqrt(p.expected)
  and s.areas >= 5
  and s.largest <= 0.3
