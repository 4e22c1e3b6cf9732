-- Generated from the contract of orgs by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, org_kind varchar, parent_org_id varchar, region_code varchar, workers integer, members integer, full_time_cadres integer, opinion_staff integer, merged_into_org_id varchar, valid_from date, valid_to date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.org_kind, if_unfilled('org_kind', k.org_kind)) as org_kind,
    coalesce(c.parent_org_id, if_unfilled('parent_org_id', k.parent_org_id)) as parent_org_id,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(c.workers, if_unfilled('workers', k.workers)) as workers,
    coalesce(c.members, if_unfilled('members', k.members)) as members,
    coalesce(c.full_time_cadres, if_unfilled('full_time_cadres', k.full_time_cadres)) as full_time_cadres,
    coalesce(c.opinion_staff, if_unfilled('opinion_staff', k.opinion_staff)) as opinion_staff,
    coalesce(c.merged_into_org_id, if_unfilled('merged_into_org_id', k.merged_into_org_id)) as merged_into_org_id,
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
