-- Rows of a batch whose day lies before the limit of the record, and how many they are. Only the columns of number and
-- day are read.
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
  day < $before::date;

select
  count(*)::integer as row_count
from
  chosen
