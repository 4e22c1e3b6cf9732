-- Generated from the contract of wage_guidelines by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, guideline_year integer, lower_pct decimal(9, 3), baseline_pct decimal(9, 3), upper_pct decimal(9, 3), status varchar);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.guideline_year as guideline_year,
    c.lower_pct as lower_pct,
    c.baseline_pct as baseline_pct,
    c.upper_pct as upper_pct,
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
  ((not is_filled('guideline_year') or a.guideline_year is not distinct from s.guideline_year)
    and (not is_filled('lower_pct') or a.lower_pct is not distinct from s.lower_pct)
    and (not is_filled('baseline_pct') or a.baseline_pct is not distinct from s.baseline_pct)
    and (not is_filled('upper_pct') or a.upper_pct is not distinct from s.upper_pct)
    and (not is_filled('status') or a.status is not distinct from s.status)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('guideline_year') or a.guideline_year is not distinct from s.guideline_year)
    and (not is_filled('lower_pct') or a.lower_pct is not distinct from s.lower_pct)
    and (not is_filled('baseline_pct') or a.baseline_pct is not distinct from s.baseline_pct)
    and (not is_filled('upper_pct') or a.upper_pct is not distinct from s.upper_pct)
    and (not is_filled('status') or a.status is not distinct from s.status)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.guideline_year is null or s.guideline_year is null or a.guideline_year is not distinct from s.guideline_year)
  and (a.lower_pct is null or s.lower_pct is null or a.lower_pct is not distinct from s.lower_pct)
  and (a.baseline_pct is null or s.baseline_pct is null or a.baseline_pct is not distinct from s.baseline_pct)
  and (a.upper_pct is null or s.upper_pct is null or a.upper_pct is not distinct from s.upper_pct)
  and (a.status is null or s.status is null or a.status is not distinct from s.status)
;
