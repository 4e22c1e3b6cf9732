-- Generated from the contract of targets by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, indicator varchar, target_value varchar, valid_from varchar, valid_to varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(indicator, json_extract_string(getvariable('constants'), '$.indicator')) as indicator,
    coalesce(target_value, json_extract_string(getvariable('constants'), '$.target_value')) as target_value,
    coalesce(valid_from, json_extract_string(getvariable('constants'), '$.valid_from')) as valid_from,
    coalesce(valid_to, json_extract_string(getvariable('constants'), '$.valid_to')) as valid_to
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(indicator) as indicator,
    clean(target_value) as target_value,
    clean(valid_from) as valid_from,
    clean(valid_to) as valid_to
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(indicator) as indicator,
    null_if_blank(target_value) as target_value,
    null_if_blank(valid_from) as valid_from,
    null_if_blank(valid_to) as valid_to
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
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing_but_zero(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('indicator', indicator) as indicator__cell,
    if_filled('indicator', case when not is_nothing_but_zero(indicator) then impersonal_code('indicator', plain_code(indicator), getvariable('code_inner'), getvariable('code_outer')) end) as indicator,
    if_filled('target_value', target_value) as target_value__cell,
    if_filled('target_value', read_decimal(target_value)) as target_value,
    if_filled('valid_from', valid_from) as valid_from__cell,
    if_filled('valid_from', read_date(valid_from)) as valid_from,
    if_filled('valid_to', valid_to) as valid_to__cell,
    if_filled('valid_to', read_date(valid_to)) as valid_to
  from spelled
),
sane as (
  select * replace (case when is_plausible(valid_from) then valid_from end as valid_from, case when is_plausible(valid_to) then valid_to end as valid_to) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(indicator::varchar, ''), coalesce(target_value::varchar, ''), coalesce(valid_from::varchar, ''), coalesce(valid_to::varchar, ''))) as content_hash from sane
)
select row_number,
  case when org_id is null or indicator is null or valid_from is null then 'hash:' || content_hash else concat_ws('|', source_system, org_id::varchar, indicator::varchar, valid_from::varchar) end as record_key, content_hash,
  case when indicator is null or target_value is null or valid_from is null then list_filter([case when indicator is null then {field: 'indicator', value: indicator__cell, reason: case when indicator__cell is null then '必填项为空' else refusal_of_number(indicator__cell, coalesce(cell_refusal('code', indicator__cell), '格式不符')) end} end, case when target_value is null then {field: 'target_value', value: target_value__cell, reason: case when target_value__cell is null then '必填项为空' else coalesce(cell_refusal('decimal', target_value__cell), '不是有效的数字') end} end, case when valid_from is null then {field: 'valid_from', value: valid_from__cell, reason: case when valid_from__cell is null then '必填项为空' else coalesce(cell_refusal('date', valid_from__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (valid_to is null and valid_to__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (valid_to is null and valid_to__cell is not null) then {field: 'valid_to', value: valid_to__cell, reason: coalesce(cell_refusal('date', valid_to__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
