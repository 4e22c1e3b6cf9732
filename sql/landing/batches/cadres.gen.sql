-- Generated from the contract of cadres by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, cadre_key varchar, org_id varchar, org_name varchar, rank varchar, role varchar, department varchar, is_young boolean, is_seconded boolean, post_from date, post_to date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.cadre_key, if_unfilled('cadre_key', k.cadre_key)) as cadre_key,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.rank, if_unfilled('rank', k.rank)) as rank,
    coalesce(c.role, if_unfilled('role', k.role)) as role,
    coalesce(r.department__redacted, c.department, if_unfilled('department', k.department)) as department,
    coalesce(c.is_young, if_unfilled('is_young', k.is_young)) as is_young,
    coalesce(c.is_seconded, if_unfilled('is_seconded', k.is_seconded)) as is_seconded,
    coalesce(c.post_from, if_unfilled('post_from', k.post_from)) as post_from,
    coalesce(c.post_to, if_unfilled('post_to', k.post_to)) as post_to
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
