-- Rows of a batch by their day: how many lie before the limit. Only the column of the day is read.
select
  count(*)::integer as row_count
from
  (
    select
      columns (c -> c = $day_field::varchar)::date as day
    from
      read_parquet($path::varchar)
  )
where
  day < $before::date
