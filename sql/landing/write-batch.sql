-- The landed rows with their lineage, one Parquet file a batch.
copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, v.is_conflict, v.is_revision, c.* exclude (errors, warnings)
  from candidates c join verdicts v on v.row_number = c.row_number
  where v.is_landed
) to $path (format parquet, compression snappy);
