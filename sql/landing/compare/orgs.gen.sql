-- Generated from the contract of orgs by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, org_kind varchar, parent_org_id varchar, region_code varchar, workers integer, members integer, full_time_cadres integer, opinion_staff integer, merged_into_org_id varchar, valid_from date, valid_to date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.org_kind as org_kind,
    c.parent_org_id as parent_org_id,
    c.region_code as region_code,
    c.workers as workers,
    c.members as members,
    c.full_time_cadres as full_time_cadres,
    c.opinion_staff as opinion_staff,
    c.merged_into_org_id as merged_into_org_id,
    c.valid_from as valid_from,
    c.valid_to as valid_to
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
) c
join marks m on m.row_number = c.row_number and not m.is_known
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = null;

create or replace table standing as
select e.bare_key, e.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
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
    and (not is_filled('org_kind') or a.org_kind is not distinct from s.org_kind)
    and (not is_filled('parent_org_id') or place_code(squeeze(a.parent_org_id)) is not distinct from place_code(squeeze(s.parent_org_id)))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('workers') or a.workers is not distinct from s.workers)
    and (not is_filled('members') or a.members is not distinct from s.members)
    and (not is_filled('full_time_cadres') or a.full_time_cadres is not distinct from s.full_time_cadres)
    and (not is_filled('opinion_staff') or a.opinion_staff is not distinct from s.opinion_staff)
    and (not is_filled('merged_into_org_id') or place_code(squeeze(a.merged_into_org_id)) is not distinct from place_code(squeeze(s.merged_into_org_id)))
    and (not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)
    and (not is_filled('valid_to') or a.valid_to is not distinct from s.valid_to)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('org_kind') or a.org_kind is not distinct from s.org_kind)
    and (not is_filled('parent_org_id') or place_code(squeeze(a.parent_org_id)) is not distinct from place_code(squeeze(s.parent_org_id)))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('workers') or a.workers is not distinct from s.workers)
    and (not is_filled('members') or a.members is not distinct from s.members)
    and (not is_filled('full_time_cadres') or a.full_time_cadres is not distinct from s.full_time_cadres)
    and (not is_filled('opinion_staff') or a.opinion_staff is not distinct from s.opinion_staff)
    and (not is_filled('merged_into_org_id') or place_code(squeeze(a.merged_into_org_id)) is not distinct from place_code(squeeze(s.merged_into_org_id)))
    and (not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)
    and (not is_filled('valid_to') or a.valid_to is not distinct from s.valid_to)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.org_kind is null or s.org_kind is null or a.org_kind is not distinct from s.org_kind)
  and (a.parent_org_id is null or s.parent_org_id is null or place_code(squeeze(a.parent_org_id)) is not distinct from place_code(squeeze(s.parent_org_id)))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.workers is null or s.workers is null or a.workers is not distinct from s.workers)
  and (a.members is null or s.members is null or a.members is not distinct from s.members)
  and (a.full_time_cadres is null or s.full_time_cadres is null or a.full_time_cadres is not distinct from s.full_time_cadres)
  and (a.opinion_staff is null or s.opinion_staff is null or a.opinion_staff is not distinct from s.opinion_staff)
  and (a.merged_into_org_id is null or s.merged_into_org_id is null or place_code(squeeze(a.merged_into_org_id)) is not distinct from place_code(squeeze(s.merged_into_org_id)))
  and (a.valid_from is null or s.valid_from is null or a.valid_from is not distinct from s.valid_from)
  and (a.valid_to is null or s.valid_to is null or a.valid_to is not distinct from s.valid_to)
;
