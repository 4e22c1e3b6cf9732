-- The rows of the catalogue page: every published relation with its grain, its columns and what it is made from.
create table marts.tables as
select
  *
from
  read_json(
    $folder::varchar || '/tables.json',
    format = 'array',
    columns = {
      relation: 'varchar',
      layer: 'varchar',
      description: 'varchar',
      grain: 'varchar',
      path: 'varchar',
      row_count: 'integer'
    }
  );

create table marts.columns as
select
  t.schema_name || '.' || t.table_name as relation,
  t.column_name,
  t.data_type,
  coalesce(t.comment, '') as description,
  t.column_index::integer as position
from
  duckdb_columns() t
where
  t.database_name = current_database()
  and t.schema_name in ('core', 'marts');

create table marts.lineage as
select
  *
from
  read_json(
    $folder::varchar || '/lineage.json',
    format = 'array',
    columns = {relation: 'varchar', reads: 'varchar'}
  );
