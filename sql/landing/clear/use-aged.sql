-- Row numbers of a batch whose day lies before the limit of the record.
create or replace table chosen as
select
  row_number
from
  (
    select
      row_number,
      columns (c -> c = $day_field::varchar)::date as day
    from
      read_parquet($path::varchar)
  )
where
  day < $before::date
