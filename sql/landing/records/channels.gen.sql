-- Generated from the contract of channels by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, channel_id varchar, org_id varchar, org_name varchar, channel_kind varchar, opened_on varchar, closed_on varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(channel_id, json_extract_string(getvariable('constants'), '$.channel_id')) as channel_id,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(channel_kind, json_extract_string(getvariable('constants'), '$.channel_kind')) as channel_kind,
    coalesce(opened_on, json_extract_string(getvariable('constants'), '$.opened_on')) as opened_on,
    coalesce(closed_on, json_extract_string(getvariable('constants'), '$.closed_on')) as closed_on
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(channel_id) as channel_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(channel_kind) as channel_kind,
    clean(opened_on) as opened_on,
    clean(closed_on) as closed_on
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(channel_id) as channel_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(channel_kind) as channel_kind,
    null_if_blank(opened_on) as opened_on,
    null_if_blank(closed_on) as closed_on
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
    if_filled('channel_id', channel_id) as channel_id__cell,
    if_filled('channel_id', case when not is_nothing_but_zero(channel_id) then impersonal_code('channel_id', plain_code(channel_id), getvariable('code_inner'), getvariable('code_outer')) end) as channel_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('channel_kind', channel_kind) as channel_kind__cell,
    if_filled('channel_kind', case when not is_nothing(channel_kind) then channel_kind end) as channel_kind,
    if_filled('opened_on', opened_on) as opened_on__cell,
    if_filled('opened_on', read_date(opened_on)) as opened_on,
    if_filled('closed_on', closed_on) as closed_on__cell,
    if_filled('closed_on', read_date(closed_on)) as closed_on
  from spelled
),
sane as (
  select * replace (case when is_plausible(opened_on) then opened_on end as opened_on, case when is_plausible(closed_on) then closed_on end as closed_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(channel_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(channel_kind__cell, ''), coalesce(opened_on::varchar, ''), coalesce(closed_on::varchar, ''))) as content_hash from sane
)
select row_number,
  case when channel_id is null then 'hash:' || content_hash else concat_ws('|', source_system, channel_id::varchar) end as record_key, content_hash,
  case when channel_id is null or channel_kind is null then list_filter([case when channel_id is null then {field: 'channel_id', value: channel_id__cell, reason: case when channel_id__cell is null then '必填项为空' else refusal_of_number(channel_id__cell, coalesce(cell_refusal('code', channel_id__cell), '格式不符')) end} end, case when channel_kind is null then {field: 'channel_kind', value: channel_kind__cell, reason: case when channel_kind__cell is null then '必填项为空' else coalesce(cell_refusal('name', channel_kind__cell), '没有填写实际内容') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (opened_on is null and opened_on__cell is not null) or (closed_on is null and closed_on__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (opened_on is null and opened_on__cell is not null) then {field: 'opened_on', value: opened_on__cell, reason: coalesce(cell_refusal('date', opened_on__cell), '不是有效的日期')} end, case when (closed_on is null and closed_on__cell is not null) then {field: 'closed_on', value: closed_on__cell, reason: coalesce(cell_refusal('date', closed_on__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
