-- The batch without texts and keys in the rows to clear; everything else, lineage and hashes included, stays.
copy (
  select
    columns (c -> not list_contains($fields::varchar[], c)),
    case
      when row_number in (
        from
          to_clear
      ) then null
      else columns (c -> list_contains($fields::varchar[], c))
    end
  from
    read_parquet($path::varchar)
  order by
    row_number
) to $target (
  format parquet,
  compression zstd,
  compression_level 1,
  string_dictionary_page_size_limit 65536,
  row_group_size 61440
)
