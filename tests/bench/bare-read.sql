-- The yardstick of the load benchmark: the same file read by DuckDB alone.
create table bare as
select
  *
from
  read_csv($path::varchar);
