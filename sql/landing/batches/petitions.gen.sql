-- Generated from the contract of petitions by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, petition_id varchar, channel varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, received_at timestamp, accepted_at timestamp, notified_at timestamp, due_at timestamp, extended_to timestamp, replied_at timestamp, closed_at timestamp, petition_kind varchar, topic_name varchar, title varchar, body varchar, reply varchar, handler_org_name varchar, ent_id varchar, ent_name varchar, industry varchar, groups varchar[], people_count integer, amount_yuan decimal(18, 2), petitioner_key varchar, leader_form varchar, result varchar, reply_form varchar, satisfaction varchar);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.petition_id, if_unfilled('petition_id', k.petition_id)) as petition_id,
    coalesce(c.channel, if_unfilled('channel', k.channel)) as channel,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(c.received_at, if_unfilled('received_at', k.received_at)) as received_at,
    coalesce(c.accepted_at, if_unfilled('accepted_at', k.accepted_at)) as accepted_at,
    coalesce(c.notified_at, if_unfilled('notified_at', k.notified_at)) as notified_at,
    coalesce(c.due_at, if_unfilled('due_at', k.due_at)) as due_at,
    coalesce(c.extended_to, if_unfilled('extended_to', k.extended_to)) as extended_to,
    coalesce(c.replied_at, if_unfilled('replied_at', k.replied_at)) as replied_at,
    coalesce(c.closed_at, if_unfilled('closed_at', k.closed_at)) as closed_at,
    coalesce(c.petition_kind, if_unfilled('petition_kind', k.petition_kind)) as petition_kind,
    coalesce(r.topic_name__redacted, c.topic_name, if_unfilled('topic_name', k.topic_name)) as topic_name,
    coalesce(r.title__redacted, c.title, if_unfilled('title', k.title)) as title,
    coalesce(r.body__redacted, c.body, if_unfilled('body', k.body)) as body,
    coalesce(r.reply__redacted, c.reply, if_unfilled('reply', k.reply)) as reply,
    coalesce(r.handler_org_name__redacted, c.handler_org_name, if_unfilled('handler_org_name', k.handler_org_name)) as handler_org_name,
    coalesce(c.ent_id, if_unfilled('ent_id', k.ent_id)) as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name, if_unfilled('ent_name', k.ent_name)) as ent_name,
    coalesce(r.industry__redacted, c.industry, if_unfilled('industry', k.industry)) as industry,
    coalesce(read_names(trim(r.groups__redacted, '[]')), c.groups, if_unfilled('groups', k.groups)) as groups,
    coalesce(c.people_count, if_unfilled('people_count', k.people_count)) as people_count,
    coalesce(c.amount_yuan, if_unfilled('amount_yuan', k.amount_yuan)) as amount_yuan,
    coalesce(c.petitioner_key, if_unfilled('petitioner_key', k.petitioner_key)) as petitioner_key,
    coalesce(c.leader_form, if_unfilled('leader_form', k.leader_form)) as leader_form,
    coalesce(c.result, if_unfilled('result', k.result)) as result,
    coalesce(c.reply_form, if_unfilled('reply_form', k.reply_form)) as reply_form,
    coalesce(c.satisfaction, if_unfilled('satisfaction', k.satisfaction)) as satisfaction
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
