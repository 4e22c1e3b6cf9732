-- Generated from the contract of topics by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, topic_code varchar, topic_name varchar, parent_code varchar, aliases varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(topic_code, json_extract_string(getvariable('constants'), '$.topic_code')) as topic_code,
    coalesce(topic_name, json_extract_string(getvariable('constants'), '$.topic_name')) as topic_name,
    coalesce(parent_code, json_extract_string(getvariable('constants'), '$.parent_code')) as parent_code,
    coalesce(aliases, json_extract_string(getvariable('constants'), '$.aliases')) as aliases
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(topic_code) as topic_code,
    clean(topic_name) as topic_name,
    clean(parent_code) as parent_code,
    clean(aliases) as aliases
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(topic_code) as topic_code,
    null_if_blank(topic_name) as topic_name,
    null_if_blank(parent_code) as parent_code,
    null_if_blank(aliases) as aliases
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
    if_filled('topic_code', topic_code) as topic_code__cell,
    if_filled('topic_code', case when regexp_full_match(read_code(plain_code(topic_code)), 'T[0-9]{2}(\.[0-9]{2})?') then read_code(plain_code(topic_code)) end) as topic_code,
    if_filled('topic_name', topic_name) as topic_name__cell,
    if_filled('topic_name', case when not is_nothing(topic_name) then topic_name end) as topic_name,
    if_filled('parent_code', parent_code) as parent_code__cell,
    if_filled('parent_code', case when not is_nothing(parent_code) then impersonal_code('parent_code', plain_code(parent_code), getvariable('code_inner'), getvariable('code_outer')) end) as parent_code,
    if_filled('aliases', aliases) as aliases__cell,
    if_filled('aliases', nullif(read_names(aliases), [])) as aliases
  from spelled
),
sane as (
  select * from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(topic_code::varchar, ''), coalesce(topic_name__cell, ''), coalesce(parent_code::varchar, ''), coalesce(aliases::varchar, ''))) as content_hash from sane
)
select row_number,
  case when topic_code is null then 'hash:' || content_hash else concat_ws('|', source_system, topic_code::varchar) end as record_key, content_hash,
  case when topic_code is null or topic_name is null then list_filter([case when topic_code is null then {field: 'topic_code', value: topic_code__cell, reason: case when topic_code__cell is null then '必填项为空' else refusal_of_number(topic_code__cell, coalesce(cell_refusal('code', topic_code__cell), '格式不符')) end} end, case when topic_name is null then {field: 'topic_name', value: topic_name__cell, reason: case when topic_name__cell is null then '必填项为空' else coalesce(cell_refusal('name', topic_name__cell), '没有填写实际内容') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (parent_code is null and parent_code__cell is not null) or (aliases is null and aliases__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (parent_code is null and parent_code__cell is not null) then {field: 'parent_code', value: parent_code__cell, reason: refusal_of_number(parent_code__cell, coalesce(cell_refusal('code', parent_code__cell), '格式不符'))} end, case when (aliases is null and aliases__cell is not null) then {field: 'aliases', value: aliases__cell, reason: coalesce(cell_refusal('names', aliases__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
