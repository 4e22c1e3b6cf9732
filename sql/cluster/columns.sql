-- Columns of every relation of this session with their types, in order.
select
  schema_name || '.' || table_name as relation,
  column_name,
  data_type
from
  duckdb_columns()
where
  schema_name in ('raw', 'staging', 'core', 'marts')
order by
  relation,
  column_index;
