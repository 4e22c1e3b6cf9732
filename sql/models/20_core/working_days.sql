-- 工作日历：周末和放假不算，调休上班算；没有公布放假安排的年份只按周末。
-- @grain 一个日期
-- @key day_on
-- @not_null day_on, is_working, working_no
-- @column working_no  从起点数到当日的工作日序号，两日之差即相隔的工作日
with
  days as (
    select
      d.day_on::date as day_on
    from
      raw.build b,
      unnest(
        generate_series((b.as_of - interval 400 day)::timestamp, (b.as_of + interval 200 day)::timestamp, interval 1 day)
      ) as d (day_on)
  ),
  judged as (
    select
      d.day_on,
      case h.day_kind
        when 'workday' then true
        when 'holiday' then false
        when 'festival' then false
        else dayofweek(d.day_on) not in (0, 6)
      end as is_working
    from
      days d
      left join core.holidays h on h.holiday_on = d.day_on
  )
select
  day_on,
  is_working,
  (
    count(*) filter(
      where
        is_working
    ) over (
      order by
        day_on
    )
  )::integer as working_no
from
  judged
