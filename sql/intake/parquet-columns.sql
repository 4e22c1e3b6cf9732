-- The columns of a Parquet file in their order.
select
  column_name
from
  (
    describe
    select
      *
    from
      read_parquet($path::varchar, binary_as_string = true)
  )
