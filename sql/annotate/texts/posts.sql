-- Texts of one batch of posts within a range of row numbers.
select
  batch_no,
  row_number,
  coalesce(title, '') as title,
  coalesce(body, '') as text,
  '' as agency
from
  read_parquet($path::varchar)
where
  row_number > $after::integer
  and row_number <= $until::integer
