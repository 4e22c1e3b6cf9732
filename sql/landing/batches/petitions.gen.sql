-- Generated from the contract of petitions by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, petition_id varchar, channel varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, received_at timestamp, accepted_at timestamp, notified_at timestamp, due_at timestamp, extended_to timestamp, replied_at timestamp, closed_at timestamp, petition_kind varchar, topic_name varchar, title varchar, body varchar, reply varchar, handler_org_name varchar, ent_id varchar, ent_name varchar, industry varchar, groups varchar[], people_count integer, amount_yuan decimal(18, 2), petitioner_key varchar, leader_form varchar, result varchar, reply_form varchar, satisfaction varchar);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.petition_id,
    c.channel,
    c.org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.received_at,
    c.accepted_at,
    c.notified_at,
    c.due_at,
    c.extended_to,
    c.replied_at,
    c.closed_at,
    c.petition_kind,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.title__redacted, c.title) as title,
    coalesce(r.body__redacted, c.body) as body,
    coalesce(r.reply__redacted, c.reply) as reply,
    coalesce(r.handler_org_name__redacted, c.handler_org_name) as handler_org_name,
    c.ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    coalesce(r.industry__redacted, c.industry) as industry,
    case when r.groups__redacted is null then c.groups else read_names(trim(r.groups__redacted, '[]')) end as groups,
    c.people_count,
    c.amount_yuan,
    c.petitioner_key,
    c.leader_form,
    c.result,
    c.reply_form,
    c.satisfaction
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
