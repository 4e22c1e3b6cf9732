-- Finished months from the one in which every source that carries requests has begun, and the days of Spring Festival.
select
  (
    select
      list(
        strftime(m.month, '%Y-%m-%d')
        order by
          m.month
      )
    from
      core.months m
    where
      m.is_finished
      and m.month >= (
        select
          max(first_month)
        from
          core.source_starts
        where
          source in ('visits', 'petitions', 'posts')
      )
  ) as months,
  (
    select
      list(
        strftime(holiday_on, '%Y-%m-%d')
        order by
          holiday_on
      )
    from
      core.holidays
    where
      holiday_name = '春节'
      and day_kind = 'festival'
  ) as festivals
