-- Generated from the contract of upward_reports by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, report_id varchar, org_id varchar, org_name varchar, topic_code varchar, subject varchar, noticed_on date, reported_on date, reported_to varchar);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.report_id as report_id,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.topic_code as topic_code,
    coalesce(r.subject__redacted, c.subject) as subject,
    c.noticed_on as noticed_on,
    c.reported_on as reported_on,
    coalesce(r.reported_to__redacted, c.reported_to) as reported_to
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
  ((not is_filled('report_id') or place_code(squeeze(a.report_id)) is not distinct from place_code(squeeze(s.report_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('topic_code') or place_code(squeeze(a.topic_code)) is not distinct from place_code(squeeze(s.topic_code)))
    and (not is_filled('subject') or squeeze(a.subject) is not distinct from squeeze(s.subject))
    and (not is_filled('noticed_on') or a.noticed_on is not distinct from s.noticed_on)
    and (not is_filled('reported_on') or a.reported_on is not distinct from s.reported_on)
    and (not is_filled('reported_to') or squeeze(a.reported_to) is not distinct from squeeze(s.reported_to))) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('report_id') or place_code(squeeze(a.report_id)) is not distinct from place_code(squeeze(s.report_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('topic_code') or place_code(squeeze(a.topic_code)) is not distinct from place_code(squeeze(s.topic_code)))
    and (not is_filled('subject') or squeeze(a.subject) is not distinct from squeeze(s.subject))
    and (not is_filled('noticed_on') or a.noticed_on is not distinct from s.noticed_on)
    and (not is_filled('reported_on') or a.reported_on is not distinct from s.reported_on)
    and (not is_filled('reported_to') or squeeze(a.reported_to) is not distinct from squeeze(s.reported_to))) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.report_id is null or s.report_id is null or place_code(squeeze(a.report_id)) is not distinct from place_code(squeeze(s.report_id)))
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.topic_code is null or s.topic_code is null or place_code(squeeze(a.topic_code)) is not distinct from place_code(squeeze(s.topic_code)))
  and (a.subject is null or s.subject is null or squeeze(a.subject) is not distinct from squeeze(s.subject))
  and (a.noticed_on is null or s.noticed_on is null or a.noticed_on is not distinct from s.noticed_on)
  and (a.reported_on is null or s.reported_on is null or a.reported_on is not distinct from s.reported_on)
  and (a.reported_to is null or s.reported_to is null or squeeze(a.reported_to) is not distinct from squeeze(s.reported_to))
;
