-- Problems of one batch as they were noted, within a range of row numbers.
select
  batch_no,
  row_number,
  '' as title,
  coalesce(summary, '') as text,
  '' as agency
from
  read_parquet($path::varchar)
where
  row_number > $after::integer
  and row_number <= $until::integer
