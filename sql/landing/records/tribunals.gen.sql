-- Generated from the contract of tribunals by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, tribunal_id varchar, tribunal_name varchar, region_code varchar, region_name varchar, union_arbitrators varchar, as_of varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(tribunal_id, json_extract_string(getvariable('constants'), '$.tribunal_id')) as tribunal_id,
    coalesce(tribunal_name, json_extract_string(getvariable('constants'), '$.tribunal_name')) as tribunal_name,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string(getvariable('constants'), '$.region_name')) as region_name,
    coalesce(union_arbitrators, json_extract_string(getvariable('constants'), '$.union_arbitrators')) as union_arbitrators,
    coalesce(as_of, json_extract_string(getvariable('constants'), '$.as_of')) as as_of
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(tribunal_id) as tribunal_id,
    clean(tribunal_name) as tribunal_name,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(union_arbitrators) as union_arbitrators,
    clean(as_of) as as_of
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(tribunal_id) as tribunal_id,
    null_if_blank(tribunal_name) as tribunal_name,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(union_arbitrators) as union_arbitrators,
    null_if_blank(as_of) as as_of
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
    if_filled('tribunal_id', tribunal_id) as tribunal_id__cell,
    if_filled('tribunal_id', case when not is_nothing_but_zero(tribunal_id) then impersonal_code('tribunal_id', plain_code(tribunal_id), getvariable('code_inner'), getvariable('code_outer')) end) as tribunal_id,
    if_filled('tribunal_name', tribunal_name) as tribunal_name__cell,
    if_filled('tribunal_name', case when not is_nothing(tribunal_name) then tribunal_name end) as tribunal_name,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when not is_nothing(region_code) then place_code(impersonal_code('region_code', plain_code(region_code), getvariable('code_inner'), getvariable('code_outer'))) end) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', case when not is_nothing(region_name) then region_name end) as region_name,
    if_filled('union_arbitrators', union_arbitrators) as union_arbitrators__cell,
    if_filled('union_arbitrators', read_integer(union_arbitrators)) as union_arbitrators,
    if_filled('as_of', as_of) as as_of__cell,
    if_filled('as_of', read_date(as_of)) as as_of
  from spelled
),
sane as (
  select * replace (case when union_arbitrators between 0 and 1000 then union_arbitrators end as union_arbitrators, case when has_happened(as_of) then as_of end as as_of) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(tribunal_id::varchar, ''), coalesce(tribunal_name__cell, ''), coalesce(region_code::varchar, ''), coalesce(region_name__cell, ''), coalesce(union_arbitrators::varchar, ''), coalesce(as_of::varchar, ''))) as content_hash from sane
)
select row_number,
  case when tribunal_id is null then 'hash:' || content_hash else concat_ws('|', source_system, tribunal_id::varchar) end as record_key, content_hash,
  case when tribunal_id is null then list_filter([case when tribunal_id is null then {field: 'tribunal_id', value: tribunal_id__cell, reason: case when tribunal_id__cell is null then '必填项为空' else refusal_of_number(tribunal_id__cell, coalesce(cell_refusal('code', tribunal_id__cell), '格式不符')) end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (tribunal_name is null and tribunal_name__cell is not null) or (region_code is null and region_code__cell is not null) or (region_name is null and region_name__cell is not null) or (union_arbitrators is null and union_arbitrators__cell is not null) or (as_of is null and as_of__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (tribunal_name is null and tribunal_name__cell is not null) then {field: 'tribunal_name', value: tribunal_name__cell, reason: coalesce(cell_refusal('name', tribunal_name__cell), '没有填写实际内容')} end, case when (region_code is null and region_code__cell is not null) then {field: 'region_code', value: region_code__cell, reason: refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符'))} end, case when (region_name is null and region_name__cell is not null) then {field: 'region_name', value: region_name__cell, reason: coalesce(cell_refusal('name', region_name__cell), '没有填写实际内容')} end, case when (union_arbitrators is null and union_arbitrators__cell is not null) then {field: 'union_arbitrators', value: union_arbitrators__cell, reason: coalesce(cell_refusal('integer', union_arbitrators__cell), '不是有效的整数(范围 0 至 1000)')} end, case when (as_of is null and as_of__cell is not null) then {field: 'as_of', value: as_of__cell, reason: coalesce(cell_refusal('date', as_of__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
