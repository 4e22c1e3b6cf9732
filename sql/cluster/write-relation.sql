-- All rows of one relation as Parquet, for Spark to read.
copy (
  select
    *
  from
    query_table ($relation::varchar)
) to $path (format parquet);
