-- A Parquet file as strict CSV: the row number first, then every column as text.
-- Lists and structs become JSON. Instants lose the offset that their cast appends. Whole doubles lose their ".0",
-- because
-- writers such as pandas store an integer id as double as soon as one value is missing.
copy (
  select
    row_number() over () as row_number,
    case
      when typeof(columns (*)) like '%[]'
      or typeof(columns (*)) like 'STRUCT%'
      or typeof(columns (*)) like 'MAP%' then to_json(columns (*))::varchar
      when typeof(columns (*)) like 'TIMESTAMP WITH%' then regexp_replace(columns (*)::varchar, '[+-]\d\d(:\d\d)?$', '')
      when typeof(columns (*)) in ('DOUBLE', 'FLOAT') then regexp_replace(columns (*)::varchar, '\.0$', '')
      else columns (*)::varchar
    end
  from
    read_parquet($path::varchar, binary_as_string = true)
) to $target (format csv, header false, delimiter ',', quote '"', escape '"')
