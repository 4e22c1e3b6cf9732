-- Generated from the contract of visit_problems by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, problem_id varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, raised_on date, topic_name varchar, worker_group varchar, summary varchar, assigned_on date, assigned_org_name varchar, solved_on date, replied_on date, reply_form varchar);

create or replace table asked as
select m.bare_key, m.unit_key, c.raised_on::date as matter_day, squeeze(concat_ws(' ', if_filled('summary', c.summary))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from (
  select c.row_number,
    c.problem_id as problem_id,
    c.visit_id as visit_id,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.raised_on as raised_on,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.worker_group__redacted, c.worker_group) as worker_group,
    coalesce(r.summary__redacted, c.summary) as summary,
    c.assigned_on as assigned_on,
    coalesce(r.assigned_org_name__redacted, c.assigned_org_name) as assigned_org_name,
    c.solved_on as solved_on,
    c.replied_on as replied_on,
    c.reply_form as reply_form
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
select e.bare_key, e.unit_key, c.raised_on::date as matter_day, squeeze(concat_ws(' ', if_filled('summary', c.summary))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and c.raised_on::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('problem_id') or place_code(squeeze(a.problem_id)) is not distinct from place_code(squeeze(s.problem_id)))
    and (not is_filled('visit_id') or place_code(squeeze(a.visit_id)) is not distinct from place_code(squeeze(s.visit_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('raised_on') or a.raised_on is not distinct from s.raised_on)
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('worker_group') or squeeze(a.worker_group) is not distinct from squeeze(s.worker_group))
    and (not is_filled('summary') or squeeze(a.summary) is not distinct from squeeze(s.summary))
    and (not is_filled('assigned_on') or a.assigned_on is not distinct from s.assigned_on)
    and (not is_filled('assigned_org_name') or squeeze(a.assigned_org_name) is not distinct from squeeze(s.assigned_org_name))
    and (not is_filled('solved_on') or a.solved_on is not distinct from s.solved_on)
    and (not is_filled('replied_on') or a.replied_on is not distinct from s.replied_on)
    and (not is_filled('reply_form') or a.reply_form is not distinct from s.reply_form)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('problem_id') or place_code(squeeze(a.problem_id)) is not distinct from place_code(squeeze(s.problem_id)))
    and (not is_filled('visit_id') or place_code(squeeze(a.visit_id)) is not distinct from place_code(squeeze(s.visit_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('raised_on') or a.raised_on is not distinct from s.raised_on)
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('worker_group') or squeeze(a.worker_group) is not distinct from squeeze(s.worker_group))
    and (not is_filled('summary') or squeeze(a.summary) is not distinct from squeeze(s.summary))
    and (not is_filled('assigned_on') or a.assigned_on is not distinct from s.assigned_on)
    and (not is_filled('assigned_org_name') or squeeze(a.assigned_org_name) is not distinct from squeeze(s.assigned_org_name))
    and (not is_filled('solved_on') or a.solved_on is not distinct from s.solved_on)
    and (not is_filled('replied_on') or a.replied_on is not distinct from s.replied_on)
    and (not is_filled('reply_form') or a.reply_form is not distinct from s.reply_form)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.problem_id is null or s.problem_id is null or place_code(squeeze(a.problem_id)) is not distinct from place_code(squeeze(s.problem_id)))
  and (a.visit_id is null or s.visit_id is null or place_code(squeeze(a.visit_id)) is not distinct from place_code(squeeze(s.visit_id)))
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.raised_on is null or s.raised_on is null or a.raised_on is not distinct from s.raised_on)
  and (a.topic_name is null or s.topic_name is null or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
  and (a.worker_group is null or s.worker_group is null or squeeze(a.worker_group) is not distinct from squeeze(s.worker_group))
;
