-- Generated from the contract of regions by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, region_code varchar, region_name varchar, region_level varchar, parent_code varchar, region_group varchar, aliases varchar[], successor_code varchar, valid_from date, valid_to date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(c.region_level, if_unfilled('region_level', k.region_level)) as region_level,
    coalesce(c.parent_code, if_unfilled('parent_code', k.parent_code)) as parent_code,
    coalesce(r.region_group__redacted, c.region_group, if_unfilled('region_group', k.region_group)) as region_group,
    coalesce(read_names(trim(r.aliases__redacted, '[]')), c.aliases, if_unfilled('aliases', k.aliases)) as aliases,
    coalesce(c.successor_code, if_unfilled('successor_code', k.successor_code)) as successor_code,
    coalesce(c.valid_from, if_unfilled('valid_from', k.valid_from)) as valid_from,
    coalesce(c.valid_to, if_unfilled('valid_to', k.valid_to)) as valid_to
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
