-- Generated from the contract of topics by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, topic_code varchar, topic_name varchar, parent_code varchar, aliases varchar[]);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.topic_code as topic_code,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    c.parent_code as parent_code,
    coalesce(read_names(trim(r.aliases__redacted, '[]')), c.aliases) as aliases
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
  ((not is_filled('topic_code') or place_code(squeeze(a.topic_code)) is not distinct from place_code(squeeze(s.topic_code)))
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('parent_code') or place_code(squeeze(a.parent_code)) is not distinct from place_code(squeeze(s.parent_code)))
    and (not is_filled('aliases') or list_sort(a.aliases) is not distinct from list_sort(s.aliases))) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('topic_code') or place_code(squeeze(a.topic_code)) is not distinct from place_code(squeeze(s.topic_code)))
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('parent_code') or place_code(squeeze(a.parent_code)) is not distinct from place_code(squeeze(s.parent_code)))
    and (not is_filled('aliases') or list_sort(a.aliases) is not distinct from list_sort(s.aliases))) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.topic_code is null or s.topic_code is null or place_code(squeeze(a.topic_code)) is not distinct from place_code(squeeze(s.topic_code)))
  and (a.topic_name is null or s.topic_name is null or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
  and (a.parent_code is null or s.parent_code is null or place_code(squeeze(a.parent_code)) is not distinct from place_code(squeeze(s.parent_code)))
  and (a.aliases is null or s.aliases is null or list_sort(a.aliases) is not distinct from list_sort(s.aliases))
;
