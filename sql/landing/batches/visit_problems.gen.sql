-- Generated from the contract of visit_problems by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, problem_id varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, raised_on date, topic_name varchar, worker_group varchar, summary varchar, assigned_on date, assigned_org_name varchar, solved_on date, replied_on date, reply_form varchar);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.problem_id,
    c.visit_id,
    c.org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.raised_on,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.worker_group__redacted, c.worker_group) as worker_group,
    coalesce(r.summary__redacted, c.summary) as summary,
    c.assigned_on,
    coalesce(r.assigned_org_name__redacted, c.assigned_org_name) as assigned_org_name,
    c.solved_on,
    c.replied_on,
    c.reply_form
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
