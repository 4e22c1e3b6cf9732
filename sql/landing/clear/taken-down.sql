-- Posts of a batch that are to be taken down: how many there are.
select
  count(*)::integer as row_count
from
  read_parquet($path::varchar)
where
  list_contains($taken_down::varchar[], platform || ' ' || post_id)
