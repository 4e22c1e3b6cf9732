-- Generated from the contract of minimum_wages by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, valid_from date, area_class integer, monthly_yuan decimal(18, 2), hourly_yuan decimal(18, 2), status varchar);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.valid_from, if_unfilled('valid_from', k.valid_from)) as valid_from,
    coalesce(c.area_class, if_unfilled('area_class', k.area_class)) as area_class,
    coalesce(c.monthly_yuan, if_unfilled('monthly_yuan', k.monthly_yuan)) as monthly_yuan,
    coalesce(c.hourly_yuan, if_unfilled('hourly_yuan', k.hourly_yuan)) as hourly_yuan,
    coalesce(c.status, if_unfilled('status', k.status)) as status
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  join files f on f.batch_no = batch_of(c.row_number)
  left join file_units u on u.batch_no = f.batch_no
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  left join inferred_units i on i.row_number = c.row_number
  left join (
    select * from carried
    union all by name
    select * from landed_shape where false
  ) k on k.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
