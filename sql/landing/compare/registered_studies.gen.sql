-- Generated from the contract of registered_studies by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, study_id varchar, org_id varchar, org_name varchar, plan_year integer, title varchar, topic_codes varchar[], lead_department varchar, has_plan boolean, due_on date, finished_on date, study_stage varchar, adopted_on date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.study_id as study_id,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.plan_year as plan_year,
    coalesce(r.title__redacted, c.title) as title,
    coalesce(read_names(trim(r.topic_codes__redacted, '[]')), c.topic_codes) as topic_codes,
    coalesce(r.lead_department__redacted, c.lead_department) as lead_department,
    c.has_plan as has_plan,
    c.due_on as due_on,
    c.finished_on as finished_on,
    c.study_stage as study_stage,
    c.adopted_on as adopted_on
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
  ((not is_filled('study_id') or place_code(squeeze(a.study_id)) is not distinct from place_code(squeeze(s.study_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('plan_year') or a.plan_year is not distinct from s.plan_year)
    and (not is_filled('title') or squeeze(a.title) is not distinct from squeeze(s.title))
    and (not is_filled('topic_codes') or list_sort(a.topic_codes) is not distinct from list_sort(s.topic_codes))
    and (not is_filled('lead_department') or squeeze(a.lead_department) is not distinct from squeeze(s.lead_department))
    and (not is_filled('has_plan') or a.has_plan is not distinct from s.has_plan)
    and (not is_filled('due_on') or a.due_on is not distinct from s.due_on)
    and (not is_filled('finished_on') or a.finished_on is not distinct from s.finished_on)
    and (not is_filled('study_stage') or a.study_stage is not distinct from s.study_stage)
    and (not is_filled('adopted_on') or a.adopted_on is not distinct from s.adopted_on)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('study_id') or place_code(squeeze(a.study_id)) is not distinct from place_code(squeeze(s.study_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('plan_year') or a.plan_year is not distinct from s.plan_year)
    and (not is_filled('title') or squeeze(a.title) is not distinct from squeeze(s.title))
    and (not is_filled('topic_codes') or list_sort(a.topic_codes) is not distinct from list_sort(s.topic_codes))
    and (not is_filled('lead_department') or squeeze(a.lead_department) is not distinct from squeeze(s.lead_department))
    and (not is_filled('has_plan') or a.has_plan is not distinct from s.has_plan)
    and (not is_filled('due_on') or a.due_on is not distinct from s.due_on)
    and (not is_filled('finished_on') or a.finished_on is not distinct from s.finished_on)
    and (not is_filled('study_stage') or a.study_stage is not distinct from s.study_stage)
    and (not is_filled('adopted_on') or a.adopted_on is not distinct from s.adopted_on)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.study_id is null or s.study_id is null or place_code(squeeze(a.study_id)) is not distinct from place_code(squeeze(s.study_id)))
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.plan_year is null or s.plan_year is null or a.plan_year is not distinct from s.plan_year)
  and (a.title is null or s.title is null or squeeze(a.title) is not distinct from squeeze(s.title))
  and (a.topic_codes is null or s.topic_codes is null or list_sort(a.topic_codes) is not distinct from list_sort(s.topic_codes))
  and (a.lead_department is null or s.lead_department is null or squeeze(a.lead_department) is not distinct from squeeze(s.lead_department))
  and (a.has_plan is null or s.has_plan is null or a.has_plan is not distinct from s.has_plan)
  and (a.due_on is null or s.due_on is null or a.due_on is not distinct from s.due_on)
  and (a.finished_on is null or s.finished_on is null or a.finished_on is not distinct from s.finished_on)
  and (a.study_stage is null or s.study_stage is null or a.study_stage is not distinct from s.study_stage)
  and (a.adopted_on is null or s.adopted_on is null or a.adopted_on is not distinct from s.adopted_on)
;
