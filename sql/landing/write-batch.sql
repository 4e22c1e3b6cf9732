-- The landed rows with their lineage, one Parquet file a batch; a row without verdict is plainly new.
-- Fields that the load could not fill are there and empty: every batch has all columns of its contract.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct.
copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.* exclude (errors, warnings)
  from candidates c left join verdicts v on v.row_number = c.row_number
  where c.errors is null and coalesce(v.is_landed, true)
  union all by name
  select * from landed_shape where false
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536);
