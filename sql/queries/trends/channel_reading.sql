-- 各渠道在两段时间里读得全不全（不论主题）：连续没有记录的最长天数，有记录的天数，从第一条到最后一条的天数。
-- @not_null source, channel, silent_days, record_days, active_days
with
  days as (
    select distinct
      source,
      coalesce(channel, '') as channel,
      recorded_on,
      recorded_on >= $from_day::date as is_now
    from
      marts.search_records
    where
      recorded_on between $from_day::date and $to_day::date
      or recorded_on between $before_from::date and $before_to::date
  ),
  ends as (
    select
      c.source,
      c.channel,
      e.edge_on as recorded_on,
      e.is_now
    from
      (
        select distinct
          source,
          channel
        from
          days
      ) c
      cross join (
        values
          ($before_from::date - 1, false),
          ($before_to::date + 1, false),
          ($from_day::date - 1, true),
          ($to_day::date + 1, true)
      ) as e (edge_on, is_now)
  ),
  silences as (
    select
      source,
      channel,
      recorded_on - lag (recorded_on) over (
        partition by
          source,
          channel,
          is_now
        order by
          recorded_on
      ) - 1 as silent_days
    from
      (
        from
          days
        union all
        from
          ends
      )
  ),
  active as (
    select
      source,
      channel,
      count(*) as record_days,
      max(recorded_on) - min(recorded_on) + 1 as active_days
    from
      days
    group by
      source,
      channel,
      is_now
  )
select
  source,
  channel,
  max(silent_days)::integer as silent_days,
  any_value(a.record_days)::integer as record_days,
  any_value(a.active_days)::integer as active_days
from
  silences
  join (
    select
      source,
      channel,
      sum(record_days) as record_days,
      sum(active_days) as active_days
    from
      active
    group by all
  ) a using (source, channel)
group by
  source,
  channel
order by
  source,
  channel
