-- Generated from the contract of upward_reports by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, report_id varchar, org_id varchar, org_name varchar, topic_code varchar, subject varchar, noticed_on varchar, reported_on varchar, reported_to varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(report_id, json_extract_string(getvariable('constants'), '$.report_id')) as report_id,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(topic_code, json_extract_string(getvariable('constants'), '$.topic_code')) as topic_code,
    coalesce(subject, json_extract_string(getvariable('constants'), '$.subject')) as subject,
    coalesce(noticed_on, json_extract_string(getvariable('constants'), '$.noticed_on')) as noticed_on,
    coalesce(reported_on, json_extract_string(getvariable('constants'), '$.reported_on')) as reported_on,
    coalesce(reported_to, json_extract_string(getvariable('constants'), '$.reported_to')) as reported_to
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(report_id) as report_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(topic_code) as topic_code,
    clean_text(subject) as subject,
    clean(noticed_on) as noticed_on,
    clean(reported_on) as reported_on,
    clean(reported_to) as reported_to
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(report_id) as report_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(topic_code) as topic_code,
    null_if_blank(subject) as subject,
    null_if_blank(noticed_on) as noticed_on,
    null_if_blank(reported_on) as reported_on,
    null_if_blank(reported_to) as reported_to
  from cleaned
),
spelled as (
  select * from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('report_id', report_id) as report_id__cell,
    if_filled('report_id', case when not is_nothing_but_zero(report_id) then impersonal_code('report_id', plain_code(report_id), getvariable('code_inner'), getvariable('code_outer')) end) as report_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('topic_code', topic_code) as topic_code__cell,
    if_filled('topic_code', case when not is_nothing(topic_code) then impersonal_code('topic_code', plain_code(topic_code), getvariable('code_inner'), getvariable('code_outer')) end) as topic_code,
    if_filled('subject', subject) as subject__cell,
    if_filled('subject', case when not is_mark(subject) then subject end) as subject,
    if_filled('noticed_on', noticed_on) as noticed_on__cell,
    if_filled('noticed_on', read_date(noticed_on)) as noticed_on,
    if_filled('reported_on', reported_on) as reported_on__cell,
    if_filled('reported_on', read_date(reported_on)) as reported_on,
    if_filled('reported_to', reported_to) as reported_to__cell,
    if_filled('reported_to', case when not is_nothing(reported_to) then reported_to end) as reported_to
  from spelled
),
sane as (
  select * replace (case when has_happened(noticed_on) then noticed_on end as noticed_on, case when has_happened(reported_on) then reported_on end as reported_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(report_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(topic_code::varchar, ''), coalesce(subject__cell, ''), coalesce(noticed_on::varchar, ''), coalesce(reported_on::varchar, ''), coalesce(reported_to__cell, ''))) as content_hash from sane
)
select row_number,
  case when report_id is null then 'hash:' || content_hash else concat_ws('|', source_system, report_id::varchar) end as record_key, content_hash,
  case when report_id is null then list_filter([case when report_id is null then {field: 'report_id', value: report_id__cell, reason: case when report_id__cell is null then '必填项为空' else refusal_of_number(report_id__cell, coalesce(cell_refusal('code', report_id__cell), '格式不符')) end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (topic_code is null and topic_code__cell is not null) or (subject is null and subject__cell is not null) or (noticed_on is null and noticed_on__cell is not null) or (reported_on is null and reported_on__cell is not null) or (reported_to is null and reported_to__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (topic_code is null and topic_code__cell is not null) then {field: 'topic_code', value: topic_code__cell, reason: refusal_of_number(topic_code__cell, coalesce(cell_refusal('code', topic_code__cell), '格式不符'))} end, case when (subject is null and subject__cell is not null) then {field: 'subject', value: subject__cell, reason: coalesce(cell_refusal('text', subject__cell), '没有填写实际内容')} end, case when (noticed_on is null and noticed_on__cell is not null) then {field: 'noticed_on', value: noticed_on__cell, reason: coalesce(cell_refusal('date', noticed_on__cell), '不是有效的日期')} end, case when (reported_on is null and reported_on__cell is not null) then {field: 'reported_on', value: reported_on__cell, reason: coalesce(cell_refusal('date', reported_on__cell), '不是有效的日期')} end, case when (reported_to is null and reported_to__cell is not null) then {field: 'reported_to', value: reported_to__cell, reason: coalesce(cell_refusal('name', reported_to__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
