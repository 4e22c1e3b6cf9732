-- Generated from the contract of reception_days by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, planned_on date, held_on date, leader_post varchar, leader_form varchar, cases integer);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.planned_on as planned_on,
    c.held_on as held_on,
    coalesce(r.leader_post__redacted, c.leader_post) as leader_post,
    c.leader_form as leader_form,
    c.cases as cases
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
) c
join marks m on m.row_number = c.row_number and not m.is_known
left join known_places pc on pc.name_text = null
left join known_places pn on pn.name_text = null;

create or replace table standing as
select e.bare_key, e.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = null
left join known_places pn on pn.name_text = null
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and null::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('planned_on') or a.planned_on is not distinct from s.planned_on)
    and (not is_filled('held_on') or a.held_on is not distinct from s.held_on)
    and (not is_filled('leader_post') or squeeze(a.leader_post) is not distinct from squeeze(s.leader_post))
    and (not is_filled('leader_form') or a.leader_form is not distinct from s.leader_form)
    and (not is_filled('cases') or a.cases is not distinct from s.cases)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('planned_on') or a.planned_on is not distinct from s.planned_on)
    and (not is_filled('held_on') or a.held_on is not distinct from s.held_on)
    and (not is_filled('leader_post') or squeeze(a.leader_post) is not distinct from squeeze(s.leader_post))
    and (not is_filled('leader_form') or a.leader_form is not distinct from s.leader_form)
    and (not is_filled('cases') or a.cases is not distinct from s.cases)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.planned_on is null or s.planned_on is null or a.planned_on is not distinct from s.planned_on)
  and (a.held_on is null or s.held_on is null or a.held_on is not distinct from s.held_on)
  and (a.leader_post is null or s.leader_post is null or squeeze(a.leader_post) is not distinct from squeeze(s.leader_post))
  and (a.leader_form is null or s.leader_form is null or a.leader_form is not distinct from s.leader_form)
  and (a.cases is null or s.cases is null or a.cases is not distinct from s.cases)
;
