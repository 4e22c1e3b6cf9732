-- Every relation of core and marts in the current database, and whether it is a view.
select
  table_schema || '.' || table_name as relation,
  table_type = 'VIEW' as is_view
from
  information_schema.tables
where
  table_catalog = current_database()
  and table_schema in ('core', 'marts')
order by
  relation;
