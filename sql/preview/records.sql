-- One row for each text that counts, as the annotations at hand see it.
copy (
  select
    source,
    batch_no,
    row_number,
    year(month)::integer as year,
    topic_code,
    is_request
  from
    core.annotated_records
) to $path (format parquet);
