-- Rows of each published table as the last build counted them; null for views.
select
  relation,
  row_count
from
  marts.tables
order by
  relation;
