-- Generated from the contract of aid_stations by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, station_id varchar, station_name varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, station_level varchar, functions varchar[], opened_on date, closed_on date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.station_id as station_id,
    coalesce(r.station_name__redacted, c.station_name) as station_name,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.station_level as station_level,
    coalesce(read_names(trim(r.functions__redacted, '[]')), c.functions) as functions,
    c.opened_on as opened_on,
    c.closed_on as closed_on
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
select e.bare_key, e.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and null::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('station_id') or place_code(squeeze(a.station_id)) is not distinct from place_code(squeeze(s.station_id)))
    and (not is_filled('station_name') or squeeze(a.station_name) is not distinct from squeeze(s.station_name))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('station_level') or a.station_level is not distinct from s.station_level)
    and (not is_filled('functions') or list_sort(a.functions) is not distinct from list_sort(s.functions))
    and (not is_filled('opened_on') or a.opened_on is not distinct from s.opened_on)
    and (not is_filled('closed_on') or a.closed_on is not distinct from s.closed_on)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('station_id') or place_code(squeeze(a.station_id)) is not distinct from place_code(squeeze(s.station_id)))
    and (not is_filled('station_name') or squeeze(a.station_name) is not distinct from squeeze(s.station_name))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('station_level') or a.station_level is not distinct from s.station_level)
    and (not is_filled('functions') or list_sort(a.functions) is not distinct from list_sort(s.functions))
    and (not is_filled('opened_on') or a.opened_on is not distinct from s.opened_on)
    and (not is_filled('closed_on') or a.closed_on is not distinct from s.closed_on)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.station_id is null or s.station_id is null or place_code(squeeze(a.station_id)) is not distinct from place_code(squeeze(s.station_id)))
  and (a.station_name is null or s.station_name is null or squeeze(a.station_name) is not distinct from squeeze(s.station_name))
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.station_level is null or s.station_level is null or a.station_level is not distinct from s.station_level)
  and (a.functions is null or s.functions is null or list_sort(a.functions) is not distinct from list_sort(s.functions))
  and (a.opened_on is null or s.opened_on is null or a.opened_on is not distinct from s.opened_on)
  and (a.closed_on is null or s.closed_on is null or a.closed_on is not distinct from s.closed_on)
;
