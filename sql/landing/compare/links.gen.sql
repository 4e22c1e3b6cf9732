-- Generated from the contract of links by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, link_id varchar, cadre_key varchar, link_kind varchar, ent_id varchar, household_key varchar, linked_from date, linked_to date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.link_id as link_id,
    c.cadre_key as cadre_key,
    c.link_kind as link_kind,
    c.ent_id as ent_id,
    c.household_key as household_key,
    c.linked_from as linked_from,
    c.linked_to as linked_to
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
  ((not is_filled('link_id') or place_code(squeeze(a.link_id)) is not distinct from place_code(squeeze(s.link_id)))
    and (not is_filled('cadre_key') or a.cadre_key is not distinct from s.cadre_key)
    and (not is_filled('link_kind') or a.link_kind is not distinct from s.link_kind)
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('household_key') or a.household_key is not distinct from s.household_key)
    and (not is_filled('linked_from') or a.linked_from is not distinct from s.linked_from)
    and (not is_filled('linked_to') or a.linked_to is not distinct from s.linked_to)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('link_id') or place_code(squeeze(a.link_id)) is not distinct from place_code(squeeze(s.link_id)))
    and (not is_filled('cadre_key') or a.cadre_key is not distinct from s.cadre_key)
    and (not is_filled('link_kind') or a.link_kind is not distinct from s.link_kind)
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('household_key') or a.household_key is not distinct from s.household_key)
    and (not is_filled('linked_from') or a.linked_from is not distinct from s.linked_from)
    and (not is_filled('linked_to') or a.linked_to is not distinct from s.linked_to)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.link_id is null or s.link_id is null or place_code(squeeze(a.link_id)) is not distinct from place_code(squeeze(s.link_id)))
  and (a.cadre_key is null or s.cadre_key is null or a.cadre_key is not distinct from s.cadre_key)
  and (a.link_kind is null or s.link_kind is null or a.link_kind is not distinct from s.link_kind)
  and (a.ent_id is null or s.ent_id is null or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
  and (a.household_key is null or s.household_key is null or a.household_key is not distinct from s.household_key)
  and (a.linked_from is null or s.linked_from is null or a.linked_from is not distinct from s.linked_from)
  and (a.linked_to is null or s.linked_to is null or a.linked_to is not distinct from s.linked_to)
;
