-- Generated from the contract of aid_stations by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, station_id varchar, station_name varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, station_level varchar, functions varchar[], opened_on date, closed_on date);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.station_id,
    coalesce(r.station_name__redacted, c.station_name) as station_name,
    c.org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.station_level,
    case when r.functions__redacted is null then c.functions else read_names(trim(r.functions__redacted, '[]')) end as functions,
    c.opened_on,
    c.closed_on
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
