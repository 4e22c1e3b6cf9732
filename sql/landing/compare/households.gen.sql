-- Generated from the contract of households by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, household_key varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, category varchar, cause varchar, size_band varchar, income_band varchar, groups varchar[], archived_on date, closed_on date, household_status varchar);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.household_key as household_key,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.category as category,
    coalesce(r.cause__redacted, c.cause) as cause,
    coalesce(r.size_band__redacted, c.size_band) as size_band,
    coalesce(r.income_band__redacted, c.income_band) as income_band,
    coalesce(read_names(trim(r.groups__redacted, '[]')), c.groups) as groups,
    c.archived_on as archived_on,
    c.closed_on as closed_on,
    c.household_status as household_status
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
  ((not is_filled('household_key') or a.household_key is not distinct from s.household_key)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('category') or a.category is not distinct from s.category)
    and (not is_filled('cause') or squeeze(a.cause) is not distinct from squeeze(s.cause))
    and (not is_filled('size_band') or squeeze(a.size_band) is not distinct from squeeze(s.size_band))
    and (not is_filled('income_band') or squeeze(a.income_band) is not distinct from squeeze(s.income_band))
    and (not is_filled('groups') or list_sort(a.groups) is not distinct from list_sort(s.groups))
    and (not is_filled('archived_on') or a.archived_on is not distinct from s.archived_on)
    and (not is_filled('closed_on') or a.closed_on is not distinct from s.closed_on)
    and (not is_filled('household_status') or a.household_status is not distinct from s.household_status)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('household_key') or a.household_key is not distinct from s.household_key)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('category') or a.category is not distinct from s.category)
    and (not is_filled('cause') or squeeze(a.cause) is not distinct from squeeze(s.cause))
    and (not is_filled('size_band') or squeeze(a.size_band) is not distinct from squeeze(s.size_band))
    and (not is_filled('income_band') or squeeze(a.income_band) is not distinct from squeeze(s.income_band))
    and (not is_filled('groups') or list_sort(a.groups) is not distinct from list_sort(s.groups))
    and (not is_filled('archived_on') or a.archived_on is not distinct from s.archived_on)
    and (not is_filled('closed_on') or a.closed_on is not distinct from s.closed_on)
    and (not is_filled('household_status') or a.household_status is not distinct from s.household_status)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.household_key is null or s.household_key is null or a.household_key is not distinct from s.household_key)
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.category is null or s.category is null or a.category is not distinct from s.category)
  and (a.cause is null or s.cause is null or squeeze(a.cause) is not distinct from squeeze(s.cause))
  and (a.size_band is null or s.size_band is null or squeeze(a.size_band) is not distinct from squeeze(s.size_band))
  and (a.income_band is null or s.income_band is null or squeeze(a.income_band) is not distinct from squeeze(s.income_band))
  and (a.groups is null or s.groups is null or list_sort(a.groups) is not distinct from list_sort(s.groups))
  and (a.archived_on is null or s.archived_on is null or a.archived_on is not distinct from s.archived_on)
  and (a.closed_on is null or s.closed_on is null or a.closed_on is not distinct from s.closed_on)
  and (a.household_status is null or s.household_status is null or a.household_status is not distinct from s.household_status)
;
