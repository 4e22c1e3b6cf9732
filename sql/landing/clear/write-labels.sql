-- Labels of the rows to clear as they were found while their texts were there, without the texts.
copy (
  select
    * replace(null::varchar as title_redacted, null::varchar as body_redacted)
  from
    read_parquet($annotations::varchar)
  where
    row_number in (
      from
        to_clear
    )
  order by
    row_number
) to $target (format parquet, compression snappy)
