-- 办理结果类指标的统计窗口：每一天计入哪几个月。计入的月份完全相同的日子归为一组，各指标先按组汇总再展开到月，不必把每条记录抄十二遍。
-- @grain 一天
-- @key day
-- @not_null day, window_no, months
-- @column window_no  计入月份相同的日子同号
-- @column months  这一天计入的月份，从早到晚
with
  bounds as (
    select
      min(month_end) - to_months(max(result_window_months)) as first_on,
      max(month_end) as last_on
    from
      core.rule_months
  ),
  days as (
    select
      unnest(generate_series(first_on, last_on, interval 1 day))::date as day
    from
      bounds
  ),
  counted as (
    select
      d.day,
      list(
        r.month
        order by
          r.month
      ) as months
    from
      days d
      join core.rule_months r on d.day <= r.month_end
      and d.day > r.month_end - to_months(r.result_window_months)
    group by
      d.day
  )
select
  day,
  dense_rank () over (
    order by
      months
  )::integer as window_no,
  months
from
  counted
