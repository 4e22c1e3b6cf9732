-- DuckDB's own parse tree of each statement, as JSON, in the order asked.
select
  json_serialize_sql(statement)::varchar as tree
from
  (
    select
      unnest($statements::varchar[]) as statement,
      generate_subscripts($statements::varchar[], 1) as statement_no
  )
order by
  statement_no;
