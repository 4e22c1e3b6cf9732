-- The marts of the published file, and whether their rows say which organisation they belong to.
select
  table_name as relation,
  bool_or(column_name = 'org_path') as has_path
from
  duckdb_columns()
where
  database_name = 'whole'
  and schema_name = 'marts'
group by
  table_name
order by
  table_name
