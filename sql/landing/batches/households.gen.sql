-- Generated from the contract of households by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, household_key varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, category varchar, cause varchar, size_band varchar, income_band varchar, groups varchar[], archived_on date, closed_on date, household_status varchar);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.household_key, if_unfilled('household_key', k.household_key)) as household_key,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(c.category, if_unfilled('category', k.category)) as category,
    coalesce(r.cause__redacted, c.cause, if_unfilled('cause', k.cause)) as cause,
    coalesce(r.size_band__redacted, c.size_band, if_unfilled('size_band', k.size_band)) as size_band,
    coalesce(r.income_band__redacted, c.income_band, if_unfilled('income_band', k.income_band)) as income_band,
    coalesce(read_names(trim(r.groups__redacted, '[]')), c.groups, if_unfilled('groups', k.groups)) as groups,
    coalesce(c.archived_on, if_unfilled('archived_on', k.archived_on)) as archived_on,
    coalesce(c.closed_on, if_unfilled('closed_on', k.closed_on)) as closed_on,
    coalesce(c.household_status, if_unfilled('household_status', k.household_status)) as household_status
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
