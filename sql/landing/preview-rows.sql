-- The first rows of a batch as it would be stored, every value as text.
select
  columns (*)::varchar
from
  (
    select
      *
    from
      read_parquet($path::varchar)
    order by
      row_number
    limit
      $row_limit::integer
  );
