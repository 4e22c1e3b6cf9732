-- Row numbers of posts that are to be taken down, beside those chosen by their day.
insert into
  chosen
select
  row_number
from
  read_parquet($path::varchar)
where
  list_contains($taken_down::varchar[], platform || ' ' || post_id)
