-- 各主题每月的季节系数：全省该主题去年同月与去年此前一年月均之比，各加 5 条以免小数跳动；不足两年的月份为 1。
-- @grain 一级或两级、一个主题、一个月
-- @key depth, topic_code, month_no
-- @not_null depth, topic_code, month_no, factor, has_year
-- @column depth  主题代码的长度：3 一级主题，6 二级主题
-- @column month_no  月序号：年 × 12 ＋ 月
-- @column has_year  此前至少有 12 个月的记录，够判断
-- @column factor  季节系数
with
  requests as (
    select
      d.depth,
      left(r.topic_code, d.depth) as topic_code,
      (year(r.month) * 12 + month(r.month))::integer as month_no,
      count(*) as request_count
    from
      core.search_records r
      cross join (
        values
          (3),
          (6)
      ) as d (depth)
    where
      r.is_request
      and r.topic_code <> 'T99'
    group by
      d.depth,
      left(r.topic_code, d.depth),
      (year(r.month) * 12 + month(r.month))::integer
  ),
  firsts as (
    select
      min(month_no) as first_at
    from
      requests
  ),
  months as (
    select
      (year(m.month) * 12 + month(m.month))::integer as month_no,
      f.first_at
    from
      core.months m
      cross join firsts f
  )
select
  r.depth,
  r.topic_code,
  m.month_no,
  case
    when m.month_no - 23 >= m.first_at then (
      coalesce(
        sum(r.request_count) filter(
          where
            r.month_no = m.month_no - 12
        ),
        0
      ) + 5.0
    ) / (
      coalesce(
        sum(r.request_count) filter(
          where
            r.month_no between m.month_no - 23 and m.month_no - 12
        ),
        0
      ) / 12.0 + 5.0
    )
    else 1.0
  end::double as factor,
  m.month_no - 12 >= m.first_at as has_year
from
  requests r
  cross join months m
group by
  r.depth,
  r.topic_code,
  m.month_no,
  m.first_at
