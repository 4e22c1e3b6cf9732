-- Generated from the contract of enterprises by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, ent_id varchar, ent_name varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, park varchar, ownership varchar, size varchar, industry varchar, operating_state varchar, is_difficult boolean, difficult_basis varchar, is_restructured boolean, is_labour_intensive boolean, is_platform boolean, workers integer, women integer, migrants integer, agency_workers integer, members integer, has_union boolean, union_founded_on date, has_congress boolean, has_mediation boolean, aliases varchar[], valid_from date, valid_to date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.ent_id, if_unfilled('ent_id', k.ent_id)) as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name, if_unfilled('ent_name', k.ent_name)) as ent_name,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(r.township__redacted, c.township, if_unfilled('township', k.township)) as township,
    coalesce(r.park__redacted, c.park, if_unfilled('park', k.park)) as park,
    coalesce(c.ownership, if_unfilled('ownership', k.ownership)) as ownership,
    coalesce(c.size, if_unfilled('size', k.size)) as size,
    coalesce(c.industry, if_unfilled('industry', k.industry)) as industry,
    coalesce(c.operating_state, if_unfilled('operating_state', k.operating_state)) as operating_state,
    coalesce(c.is_difficult, if_unfilled('is_difficult', k.is_difficult)) as is_difficult,
    coalesce(r.difficult_basis__redacted, c.difficult_basis, if_unfilled('difficult_basis', k.difficult_basis)) as difficult_basis,
    coalesce(c.is_restructured, if_unfilled('is_restructured', k.is_restructured)) as is_restructured,
    coalesce(c.is_labour_intensive, if_unfilled('is_labour_intensive', k.is_labour_intensive)) as is_labour_intensive,
    coalesce(c.is_platform, if_unfilled('is_platform', k.is_platform)) as is_platform,
    coalesce(c.workers, if_unfilled('workers', k.workers)) as workers,
    coalesce(c.women, if_unfilled('women', k.women)) as women,
    coalesce(c.migrants, if_unfilled('migrants', k.migrants)) as migrants,
    coalesce(c.agency_workers, if_unfilled('agency_workers', k.agency_workers)) as agency_workers,
    coalesce(c.members, if_unfilled('members', k.members)) as members,
    coalesce(c.has_union, if_unfilled('has_union', k.has_union)) as has_union,
    coalesce(c.union_founded_on, if_unfilled('union_founded_on', k.union_founded_on)) as union_founded_on,
    coalesce(c.has_congress, if_unfilled('has_congress', k.has_congress)) as has_congress,
    coalesce(c.has_mediation, if_unfilled('has_mediation', k.has_mediation)) as has_mediation,
    coalesce(read_names(trim(r.aliases__redacted, '[]')), c.aliases, if_unfilled('aliases', k.aliases)) as aliases,
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
