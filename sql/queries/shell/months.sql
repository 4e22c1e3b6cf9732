-- 有记录的月份，供选择期间；截止日以后的日期不算。
-- @not_null month, month_end, is_finished, has_texts
select
  m.month,
  m.month_end,
  m.is_finished,
  exists (
    select
      1
    from
      marts.volumes t
    where
      t.month = m.month
      and t.source <> 'negotiations'
  ) as has_texts
from
  marts.months m
where
  exists (
    select
      1
    from
      marts.volumes v
    where
      v.month = m.month
  )
order by
  m.month
