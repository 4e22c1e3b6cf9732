-- Posts that are to be taken down, beside the rows chosen by their day, and how many there are.
insert into
  chosen
select
  row_number
from
  read_parquet($path::varchar)
where
  list_contains($taken_down::varchar[], platform || ' ' || post_id);

select
  count(*)::integer as row_count
from
  read_parquet($path::varchar)
where
  list_contains($taken_down::varchar[], platform || ' ' || post_id)
