-- Generated from the contract of enterprises by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, ent_id varchar, ent_name varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, park varchar, ownership varchar, size varchar, industry varchar, operating_state varchar, is_difficult boolean, difficult_basis varchar, is_restructured boolean, is_labour_intensive boolean, is_platform boolean, workers integer, women integer, migrants integer, agency_workers integer, members integer, has_union boolean, union_founded_on date, has_congress boolean, has_mediation boolean, aliases varchar[], valid_from date, valid_to date);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    c.org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    coalesce(r.township__redacted, c.township) as township,
    coalesce(r.park__redacted, c.park) as park,
    c.ownership,
    c.size,
    c.industry,
    c.operating_state,
    c.is_difficult,
    coalesce(r.difficult_basis__redacted, c.difficult_basis) as difficult_basis,
    c.is_restructured,
    c.is_labour_intensive,
    c.is_platform,
    c.workers,
    c.women,
    c.migrants,
    c.agency_workers,
    c.members,
    c.has_union,
    c.union_founded_on,
    c.has_congress,
    c.has_mediation,
    case when r.aliases__redacted is null then c.aliases else read_names(trim(r.aliases__redacted, '[]')) end as aliases,
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
