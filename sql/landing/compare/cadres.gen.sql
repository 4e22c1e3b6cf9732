-- Generated from the contract of cadres by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, cadre_key varchar, org_id varchar, org_name varchar, rank varchar, role varchar, department varchar, is_young boolean, is_seconded boolean, post_from date, post_to date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.cadre_key as cadre_key,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.rank as rank,
    c.role as role,
    coalesce(r.department__redacted, c.department) as department,
    c.is_young as is_young,
    c.is_seconded as is_seconded,
    c.post_from as post_from,
    c.post_to as post_to
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
  ((not is_filled('cadre_key') or a.cadre_key is not distinct from s.cadre_key)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('rank') or a.rank is not distinct from s.rank)
    and (not is_filled('role') or a.role is not distinct from s.role)
    and (not is_filled('department') or squeeze(a.department) is not distinct from squeeze(s.department))
    and (not is_filled('is_young') or a.is_young is not distinct from s.is_young)
    and (not is_filled('is_seconded') or a.is_seconded is not distinct from s.is_seconded)
    and (not is_filled('post_from') or a.post_from is not distinct from s.post_from)
    and (not is_filled('post_to') or a.post_to is not distinct from s.post_to)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('cadre_key') or a.cadre_key is not distinct from s.cadre_key)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('rank') or a.rank is not distinct from s.rank)
    and (not is_filled('role') or a.role is not distinct from s.role)
    and (not is_filled('department') or squeeze(a.department) is not distinct from squeeze(s.department))
    and (not is_filled('is_young') or a.is_young is not distinct from s.is_young)
    and (not is_filled('is_seconded') or a.is_seconded is not distinct from s.is_seconded)
    and (not is_filled('post_from') or a.post_from is not distinct from s.post_from)
    and (not is_filled('post_to') or a.post_to is not distinct from s.post_to)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.cadre_key is null or s.cadre_key is null or a.cadre_key is not distinct from s.cadre_key)
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.rank is null or s.rank is null or a.rank is not distinct from s.rank)
  and (a.role is null or s.role is null or a.role is not distinct from s.role)
  and (a.department is null or s.department is null or squeeze(a.department) is not distinct from squeeze(s.department))
  and (a.is_young is null or s.is_young is null or a.is_young is not distinct from s.is_young)
  and (a.is_seconded is null or s.is_seconded is null or a.is_seconded is not distinct from s.is_seconded)
  and (a.post_from is null or s.post_from is null or a.post_from is not distinct from s.post_from)
  and (a.post_to is null or s.post_to is null or a.post_to is not distinct from s.post_to)
;
