-- Generated from the contract of minimum_wage_areas by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, region_code varchar, area_class varchar, valid_from varchar, status varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(area_class, json_extract_string(getvariable('constants'), '$.area_class')) as area_class,
    coalesce(valid_from, json_extract_string(getvariable('constants'), '$.valid_from')) as valid_from,
    coalesce(status, json_extract_string(getvariable('constants'), '$.status')) as status
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(region_code) as region_code,
    clean(area_class) as area_class,
    clean(valid_from) as valid_from,
    clean(status) as status
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(region_code) as region_code,
    null_if_blank(area_class) as area_class,
    null_if_blank(valid_from) as valid_from,
    null_if_blank(status) as status
  from cleaned
),
spelled as (
  select *, fold_case(status) as status__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when regexp_full_match(read_code(plain_code(region_code)), '[0-9]{6}') then read_code(plain_code(region_code)) end) as region_code,
    if_filled('area_class', area_class) as area_class__cell,
    if_filled('area_class', read_integer(area_class)) as area_class,
    if_filled('valid_from', valid_from) as valid_from__cell,
    if_filled('valid_from', read_date(valid_from)) as valid_from,
    if_filled('status', status) as status__cell,
    if_filled('status', case when status__spelling in ('verified', '已核实') then 'verified' when status__spelling in ('unverified', '待核实') then 'unverified' end) as status
  from spelled
),
sane as (
  select * replace (case when area_class between 1 and 4 then area_class end as area_class, case when is_plausible(valid_from) then valid_from end as valid_from) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(region_code::varchar, ''), coalesce(area_class::varchar, ''), coalesce(valid_from::varchar, ''), coalesce(status::varchar, ''))) as content_hash from sane
)
select row_number,
  case when region_code is null or valid_from is null then 'hash:' || content_hash else concat_ws('|', source_system, region_code::varchar, valid_from::varchar) end as record_key, content_hash,
  case when region_code is null or area_class is null or valid_from is null or status is null then list_filter([case when region_code is null then {field: 'region_code', value: region_code__cell, reason: case when region_code__cell is null then '必填项为空' else refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符')) end} end, case when area_class is null then {field: 'area_class', value: area_class__cell, reason: case when area_class__cell is null then '必填项为空' else coalesce(cell_refusal('integer', area_class__cell), '不是有效的整数(范围 1 至 4)') end} end, case when valid_from is null then {field: 'valid_from', value: valid_from__cell, reason: case when valid_from__cell is null then '必填项为空' else coalesce(cell_refusal('date', valid_from__cell), '不是有效的日期') end} end, case when status is null then {field: 'status', value: status__cell, reason: case when status__cell is null then '必填项为空' else coalesce(cell_refusal('enum', status__cell), '不在允许的取值内') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
