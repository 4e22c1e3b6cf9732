-- Generated from the contract of registered_studies by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, study_id varchar, org_id varchar, org_name varchar, plan_year integer, title varchar, topic_codes varchar[], lead_department varchar, has_plan boolean, due_on date, finished_on date, study_stage varchar, adopted_on date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.study_id, if_unfilled('study_id', k.study_id)) as study_id,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.plan_year, if_unfilled('plan_year', k.plan_year)) as plan_year,
    coalesce(r.title__redacted, c.title, if_unfilled('title', k.title)) as title,
    coalesce(read_names(trim(r.topic_codes__redacted, '[]')), c.topic_codes, if_unfilled('topic_codes', k.topic_codes)) as topic_codes,
    coalesce(r.lead_department__redacted, c.lead_department, if_unfilled('lead_department', k.lead_department)) as lead_department,
    coalesce(c.has_plan, if_unfilled('has_plan', k.has_plan)) as has_plan,
    coalesce(c.due_on, if_unfilled('due_on', k.due_on)) as due_on,
    coalesce(c.finished_on, if_unfilled('finished_on', k.finished_on)) as finished_on,
    coalesce(c.study_stage, if_unfilled('study_stage', k.study_stage)) as study_stage,
    coalesce(c.adopted_on, if_unfilled('adopted_on', k.adopted_on)) as adopted_on
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
