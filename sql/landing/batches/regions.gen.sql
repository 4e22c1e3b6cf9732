-- Generated from the contract of regions by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, region_code varchar, region_name varchar, region_level varchar, parent_code varchar, region_group varchar, aliases varchar[], successor_code varchar, valid_from date, valid_to date);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.region_level,
    c.parent_code,
    coalesce(r.region_group__redacted, c.region_group) as region_group,
    case when r.aliases__redacted is null then c.aliases else read_names(trim(r.aliases__redacted, '[]')) end as aliases,
    c.successor_code,
    c.valid_from,
    c.valid_to
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
