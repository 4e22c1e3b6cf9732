-- Generated from the contract of joint_meetings by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, meeting_id varchar, org_id varchar, org_name varchar, meeting_kind varchar, held_on varchar, topic_codes varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(meeting_id, json_extract_string(getvariable('constants'), '$.meeting_id')) as meeting_id,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(meeting_kind, json_extract_string(getvariable('constants'), '$.meeting_kind')) as meeting_kind,
    coalesce(held_on, json_extract_string(getvariable('constants'), '$.held_on')) as held_on,
    coalesce(topic_codes, json_extract_string(getvariable('constants'), '$.topic_codes')) as topic_codes
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(meeting_id) as meeting_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(meeting_kind) as meeting_kind,
    clean(held_on) as held_on,
    clean(topic_codes) as topic_codes
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(meeting_id) as meeting_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(meeting_kind) as meeting_kind,
    null_if_blank(held_on) as held_on,
    null_if_blank(topic_codes) as topic_codes
  from cleaned
),
spelled as (
  select *, fold_case(meeting_kind) as meeting_kind__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('meeting_id', meeting_id) as meeting_id__cell,
    if_filled('meeting_id', case when not is_nothing_but_zero(meeting_id) then impersonal_code('meeting_id', plain_code(meeting_id), getvariable('code_inner'), getvariable('code_outer')) end) as meeting_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('meeting_kind', meeting_kind) as meeting_kind__cell,
    if_filled('meeting_kind', case when meeting_kind__spelling in ('government', '与政府联席会议', '政府联席会议') then 'government' when meeting_kind__spelling in ('industry', '与行业部门联席会议', '行业联席会议') then 'industry' when meeting_kind__spelling in ('tripartite', '三方协商会议', '三方会议') then 'tripartite' end) as meeting_kind,
    if_filled('held_on', held_on) as held_on__cell,
    if_filled('held_on', read_date(held_on)) as held_on,
    if_filled('topic_codes', topic_codes) as topic_codes__cell,
    if_filled('topic_codes', nullif(read_names(topic_codes), [])) as topic_codes
  from spelled
),
sane as (
  select * replace (case when has_happened(held_on) then held_on end as held_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(meeting_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(meeting_kind::varchar, ''), coalesce(held_on::varchar, ''), coalesce(topic_codes::varchar, ''))) as content_hash from sane
)
select row_number,
  case when meeting_id is null then 'hash:' || content_hash else concat_ws('|', source_system, meeting_id::varchar) end as record_key, content_hash,
  case when meeting_id is null or meeting_kind is null or held_on is null then list_filter([case when meeting_id is null then {field: 'meeting_id', value: meeting_id__cell, reason: case when meeting_id__cell is null then '必填项为空' else refusal_of_number(meeting_id__cell, coalesce(cell_refusal('code', meeting_id__cell), '格式不符')) end} end, case when meeting_kind is null then {field: 'meeting_kind', value: meeting_kind__cell, reason: case when meeting_kind__cell is null then '必填项为空' else coalesce(cell_refusal('enum', meeting_kind__cell), '不在允许的取值内') end} end, case when held_on is null then {field: 'held_on', value: held_on__cell, reason: case when held_on__cell is null then '必填项为空' else coalesce(cell_refusal('date', held_on__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (topic_codes is null and topic_codes__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (topic_codes is null and topic_codes__cell is not null) then {field: 'topic_codes', value: topic_codes__cell, reason: coalesce(cell_refusal('names', topic_codes__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
