-- Generated from the contract of visit_problems by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, problem_id varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, raised_on date, topic_name varchar, worker_group varchar, summary varchar, assigned_on date, assigned_org_name varchar, solved_on date, replied_on date, reply_form varchar);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.problem_id, if_unfilled('problem_id', k.problem_id)) as problem_id,
    coalesce(c.visit_id, if_unfilled('visit_id', k.visit_id)) as visit_id,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(c.raised_on, if_unfilled('raised_on', k.raised_on)) as raised_on,
    coalesce(r.topic_name__redacted, c.topic_name, if_unfilled('topic_name', k.topic_name)) as topic_name,
    coalesce(r.worker_group__redacted, c.worker_group, if_unfilled('worker_group', k.worker_group)) as worker_group,
    coalesce(r.summary__redacted, c.summary, if_unfilled('summary', k.summary)) as summary,
    coalesce(c.assigned_on, if_unfilled('assigned_on', k.assigned_on)) as assigned_on,
    coalesce(r.assigned_org_name__redacted, c.assigned_org_name, if_unfilled('assigned_org_name', k.assigned_org_name)) as assigned_org_name,
    coalesce(c.solved_on, if_unfilled('solved_on', k.solved_on)) as solved_on,
    coalesce(c.replied_on, if_unfilled('replied_on', k.replied_on)) as replied_on,
    coalesce(c.reply_form, if_unfilled('reply_form', k.reply_form)) as reply_form
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
