-- Generated from the contract of channels by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, channel_id varchar, org_id varchar, org_name varchar, channel_kind varchar, opened_on date, closed_on date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.channel_id, if_unfilled('channel_id', k.channel_id)) as channel_id,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(r.channel_kind__redacted, c.channel_kind, if_unfilled('channel_kind', k.channel_kind)) as channel_kind,
    coalesce(c.opened_on, if_unfilled('opened_on', k.opened_on)) as opened_on,
    coalesce(c.closed_on, if_unfilled('closed_on', k.closed_on)) as closed_on
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
