-- DuckDB's own parse tree of a statement, as JSON.
select json_serialize_sql($sql::varchar)::varchar as tree;
