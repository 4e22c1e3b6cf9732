-- Generated from the contract of petitions by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, petition_id varchar, channel varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, received_at timestamp, accepted_at timestamp, notified_at timestamp, due_at timestamp, extended_to timestamp, replied_at timestamp, closed_at timestamp, petition_kind varchar, topic_name varchar, title varchar, body varchar, reply varchar, handler_org_name varchar, ent_id varchar, ent_name varchar, industry varchar, groups varchar[], people_count integer, amount_yuan decimal(18, 2), petitioner_key varchar, leader_form varchar, result varchar, reply_form varchar, satisfaction varchar);

create or replace table asked as
select m.bare_key, m.unit_key, c.received_at::date as matter_day, squeeze(concat_ws(' ', if_filled('title', c.title), if_filled('body', c.body))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from (
  select c.row_number,
    c.petition_id as petition_id,
    c.channel as channel,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.received_at as received_at,
    c.accepted_at as accepted_at,
    c.notified_at as notified_at,
    c.due_at as due_at,
    c.extended_to as extended_to,
    c.replied_at as replied_at,
    c.closed_at as closed_at,
    c.petition_kind as petition_kind,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.title__redacted, c.title) as title,
    coalesce(r.body__redacted, c.body) as body,
    coalesce(r.reply__redacted, c.reply) as reply,
    coalesce(r.handler_org_name__redacted, c.handler_org_name) as handler_org_name,
    c.ent_id as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    coalesce(r.industry__redacted, c.industry) as industry,
    coalesce(read_names(trim(r.groups__redacted, '[]')), c.groups) as groups,
    c.people_count as people_count,
    c.amount_yuan as amount_yuan,
    c.petitioner_key as petitioner_key,
    c.leader_form as leader_form,
    c.result as result,
    c.reply_form as reply_form,
    c.satisfaction as satisfaction
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
) c
join marks m on m.row_number = c.row_number and not m.is_known
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name;

create or replace table standing as
select e.bare_key, e.unit_key, c.received_at::date as matter_day, squeeze(concat_ws(' ', if_filled('title', c.title), if_filled('body', c.body))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and c.received_at::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('petition_id') or place_code(squeeze(a.petition_id)) is not distinct from place_code(squeeze(s.petition_id)))
    and (not is_filled('channel') or a.channel is not distinct from s.channel)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('received_at') or a.received_at is not distinct from s.received_at)
    and (not is_filled('accepted_at') or a.accepted_at is not distinct from s.accepted_at)
    and (not is_filled('notified_at') or a.notified_at is not distinct from s.notified_at)
    and (not is_filled('due_at') or a.due_at is not distinct from s.due_at)
    and (not is_filled('extended_to') or a.extended_to is not distinct from s.extended_to)
    and (not is_filled('replied_at') or a.replied_at is not distinct from s.replied_at)
    and (not is_filled('closed_at') or a.closed_at is not distinct from s.closed_at)
    and (not is_filled('petition_kind') or a.petition_kind is not distinct from s.petition_kind)
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('title') or squeeze(a.title) is not distinct from squeeze(s.title))
    and (not is_filled('body') or squeeze(a.body) is not distinct from squeeze(s.body))
    and (not is_filled('reply') or squeeze(a.reply) is not distinct from squeeze(s.reply))
    and (not is_filled('handler_org_name') or squeeze(a.handler_org_name) is not distinct from squeeze(s.handler_org_name))
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('industry') or squeeze(a.industry) is not distinct from squeeze(s.industry))
    and (not is_filled('groups') or list_sort(a.groups) is not distinct from list_sort(s.groups))
    and (not is_filled('people_count') or a.people_count is not distinct from s.people_count)
    and (not is_filled('amount_yuan') or a.amount_yuan is not distinct from s.amount_yuan)
    and (not is_filled('petitioner_key') or a.petitioner_key is not distinct from s.petitioner_key)
    and (not is_filled('leader_form') or a.leader_form is not distinct from s.leader_form)
    and (not is_filled('result') or a.result is not distinct from s.result)
    and (not is_filled('reply_form') or a.reply_form is not distinct from s.reply_form)
    and (not is_filled('satisfaction') or a.satisfaction is not distinct from s.satisfaction)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('petition_id') or place_code(squeeze(a.petition_id)) is not distinct from place_code(squeeze(s.petition_id)))
    and (not is_filled('channel') or a.channel is not distinct from s.channel)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('received_at') or a.received_at is not distinct from s.received_at)
    and (not is_filled('accepted_at') or a.accepted_at is not distinct from s.accepted_at)
    and (not is_filled('notified_at') or a.notified_at is not distinct from s.notified_at)
    and (not is_filled('due_at') or a.due_at is not distinct from s.due_at)
    and (not is_filled('extended_to') or a.extended_to is not distinct from s.extended_to)
    and (not is_filled('replied_at') or a.replied_at is not distinct from s.replied_at)
    and (not is_filled('closed_at') or a.closed_at is not distinct from s.closed_at)
    and (not is_filled('petition_kind') or a.petition_kind is not distinct from s.petition_kind)
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('title') or squeeze(a.title) is not distinct from squeeze(s.title))
    and (not is_filled('body') or squeeze(a.body) is not distinct from squeeze(s.body))
    and (not is_filled('reply') or squeeze(a.reply) is not distinct from squeeze(s.reply))
    and (not is_filled('handler_org_name') or squeeze(a.handler_org_name) is not distinct from squeeze(s.handler_org_name))
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('industry') or squeeze(a.industry) is not distinct from squeeze(s.industry))
    and (not is_filled('groups') or list_sort(a.groups) is not distinct from list_sort(s.groups))
    and (not is_filled('people_count') or a.people_count is not distinct from s.people_count)
    and (not is_filled('amount_yuan') or a.amount_yuan is not distinct from s.amount_yuan)
    and (not is_filled('petitioner_key') or a.petitioner_key is not distinct from s.petitioner_key)
    and (not is_filled('leader_form') or a.leader_form is not distinct from s.leader_form)
    and (not is_filled('result') or a.result is not distinct from s.result)
    and (not is_filled('reply_form') or a.reply_form is not distinct from s.reply_form)
    and (not is_filled('satisfaction') or a.satisfaction is not distinct from s.satisfaction)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.petition_id is null or s.petition_id is null or place_code(squeeze(a.petition_id)) is not distinct from place_code(squeeze(s.petition_id)))
  and (a.channel is null or s.channel is null or a.channel is not distinct from s.channel)
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.received_at is null or s.received_at is null or a.received_at is not distinct from s.received_at)
  and (a.petition_kind is null or s.petition_kind is null or a.petition_kind is not distinct from s.petition_kind)
  and (a.topic_name is null or s.topic_name is null or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
  and (a.ent_id is null or s.ent_id is null or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
  and (a.ent_name is null or s.ent_name is null or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
  and (a.industry is null or s.industry is null or squeeze(a.industry) is not distinct from squeeze(s.industry))
  and (a.groups is null or s.groups is null or list_sort(a.groups) is not distinct from list_sort(s.groups))
  and (a.people_count is null or s.people_count is null or a.people_count is not distinct from s.people_count)
  and (a.amount_yuan is null or s.amount_yuan is null or a.amount_yuan is not distinct from s.amount_yuan)
  and (a.petitioner_key is null or s.petitioner_key is null or a.petitioner_key is not distinct from s.petitioner_key)
;
