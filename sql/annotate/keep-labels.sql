-- The annotations of a batch of which some texts were cleared: those rows keep the labels that they had.
copy (
  select
    *
  from
    read_parquet($path::varchar) a
  where
    not exists (
      select
        1
      from
        read_parquet($labels::varchar[], union_by_name = true) k
      where
        k.row_number = a.row_number
    )
  union all
  by name
  select
    *
  from
    read_parquet($labels::varchar[], union_by_name = true)
  order by
    row_number
) to $target (format parquet, compression snappy)
