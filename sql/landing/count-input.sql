-- Rows of the files as they lie, sums and empty ones included.
select
  count(*)::integer as row_count
from
  input;
