-- Texts of one batch of petitions within a range of row numbers; the handling agency is a hint to the place.
select
  batch_no,
  row_number,
  coalesce(title, '') as title,
  coalesce(body, '') as text,
  coalesce(handler_org_name, '') as agency
from
  read_parquet($path::varchar)
where
  row_number > $after::integer
  and row_number <= $until::integer
