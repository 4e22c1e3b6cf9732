-- 工作日历，从最早的受理日期起：周末和放假不算，调休上班算；没有公布放假安排的年份只按周末。
-- @grain 一个日期
-- @key day_on
-- @not_null day_on, is_working, working_no
-- @column next_working_on  当日是工作日的为当日，否则为下一个工作日
-- @column working_no  从起点数到当日的工作日序号，两日之差即相隔的工作日
with
  bounds as (
    select
      least(max(b.as_of) - 400, greatest(min(p.accepted_at)::date, date '1990-01-01')) as first_on,
      max(b.as_of) + 200 as last_on
    from
      raw.build b
      left join staging.petitions p on p.accepted_at is not null
  ),
  days as (
    select
      d.day_on::date as day_on
    from
      bounds b,
      unnest(generate_series(b.first_on::timestamp, b.last_on::timestamp, interval 1 day)) as d (day_on)
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
  min(
    case
      when is_working then day_on
    end
  ) over (
    order by
      day_on rows between current row
      and unbounded following
  ) as next_working_on,
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
