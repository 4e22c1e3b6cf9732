-- The landed rows with their lineage, one Parquet file a batch; a row without verdict is plainly new.
copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.* exclude (errors, warnings)
  from candidates c left join verdicts v on v.row_number = c.row_number
  where c.errors is null and coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1);
