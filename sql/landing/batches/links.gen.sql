-- Generated from the contract of links by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, link_id varchar, cadre_key varchar, link_kind varchar, ent_id varchar, household_key varchar, linked_from date, linked_to date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.link_id, if_unfilled('link_id', k.link_id)) as link_id,
    coalesce(c.cadre_key, if_unfilled('cadre_key', k.cadre_key)) as cadre_key,
    coalesce(c.link_kind, if_unfilled('link_kind', k.link_kind)) as link_kind,
    coalesce(c.ent_id, if_unfilled('ent_id', k.ent_id)) as ent_id,
    coalesce(c.household_key, if_unfilled('household_key', k.household_key)) as household_key,
    coalesce(c.linked_from, if_unfilled('linked_from', k.linked_from)) as linked_from,
    coalesce(c.linked_to, if_unfilled('linked_to', k.linked_to)) as linked_to
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
