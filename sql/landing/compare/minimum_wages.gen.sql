-- Generated from the contract of minimum_wages by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, valid_from date, area_class integer, monthly_yuan decimal(18, 2), hourly_yuan decimal(18, 2), status varchar);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.valid_from as valid_from,
    c.area_class as area_class,
    c.monthly_yuan as monthly_yuan,
    c.hourly_yuan as hourly_yuan,
    c.status as status
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
  ((not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)
    and (not is_filled('area_class') or a.area_class is not distinct from s.area_class)
    and (not is_filled('monthly_yuan') or a.monthly_yuan is not distinct from s.monthly_yuan)
    and (not is_filled('hourly_yuan') or a.hourly_yuan is not distinct from s.hourly_yuan)
    and (not is_filled('status') or a.status is not distinct from s.status)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)
    and (not is_filled('area_class') or a.area_class is not distinct from s.area_class)
    and (not is_filled('monthly_yuan') or a.monthly_yuan is not distinct from s.monthly_yuan)
    and (not is_filled('hourly_yuan') or a.hourly_yuan is not distinct from s.hourly_yuan)
    and (not is_filled('status') or a.status is not distinct from s.status)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.valid_from is null or s.valid_from is null or a.valid_from is not distinct from s.valid_from)
  and (a.area_class is null or s.area_class is null or a.area_class is not distinct from s.area_class)
  and (a.monthly_yuan is null or s.monthly_yuan is null or a.monthly_yuan is not distinct from s.monthly_yuan)
  and (a.hourly_yuan is null or s.hourly_yuan is null or a.hourly_yuan is not distinct from s.hourly_yuan)
  and (a.status is null or s.status is null or a.status is not distinct from s.status)
;
