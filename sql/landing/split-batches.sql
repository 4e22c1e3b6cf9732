-- Rows of several batches → one Parquet file for each, in a folder named after its number.
copy (
  select
    *
  from
    read_parquet($path::varchar)
) to $parts (
  format parquet,
  compression zstd,
  compression_level 1,
  partition_by (batch_no),
  write_partition_columns true
);
