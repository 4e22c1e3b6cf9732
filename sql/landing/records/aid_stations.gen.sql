-- Generated from the contract of aid_stations by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, station_id varchar, station_name varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, station_level varchar, functions varchar, opened_on varchar, closed_on varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(station_id, json_extract_string(getvariable('constants'), '$.station_id')) as station_id,
    coalesce(station_name, json_extract_string(getvariable('constants'), '$.station_name')) as station_name,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string(getvariable('constants'), '$.region_name')) as region_name,
    coalesce(station_level, json_extract_string(getvariable('constants'), '$.station_level')) as station_level,
    coalesce(functions, json_extract_string(getvariable('constants'), '$.functions')) as functions,
    coalesce(opened_on, json_extract_string(getvariable('constants'), '$.opened_on')) as opened_on,
    coalesce(closed_on, json_extract_string(getvariable('constants'), '$.closed_on')) as closed_on
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(station_id) as station_id,
    clean(station_name) as station_name,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(station_level) as station_level,
    clean(functions) as functions,
    clean(opened_on) as opened_on,
    clean(closed_on) as closed_on
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(station_id) as station_id,
    null_if_blank(station_name) as station_name,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(station_level) as station_level,
    null_if_blank(functions) as functions,
    null_if_blank(opened_on) as opened_on,
    null_if_blank(closed_on) as closed_on
  from cleaned
),
spelled as (
  select *, fold_case(station_level) as station_level__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('station_id', station_id) as station_id__cell,
    if_filled('station_id', case when not is_nothing_but_zero(station_id) then impersonal_code('station_id', plain_code(station_id), getvariable('code_inner'), getvariable('code_outer')) end) as station_id,
    if_filled('station_name', station_name) as station_name__cell,
    if_filled('station_name', case when not is_nothing(station_name) then station_name end) as station_name,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when not is_nothing(region_code) then place_code(impersonal_code('region_code', plain_code(region_code), getvariable('code_inner'), getvariable('code_outer'))) end) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', case when not is_nothing(region_name) then region_name end) as region_name,
    if_filled('station_level', station_level) as station_level__cell,
    if_filled('station_level', case when station_level__spelling in ('city', '市级', '市') then 'city' when station_level__spelling in ('county', '县级', '县') then 'county' when station_level__spelling in ('township', '乡镇街道', '乡镇') then 'township' when station_level__spelling in ('community', '社区村', '社区') then 'community' when station_level__spelling in ('enterprise', '企业') then 'enterprise' end) as station_level,
    if_filled('functions', functions) as functions__cell,
    if_filled('functions', nullif(read_names(functions), [])) as functions,
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
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(station_id::varchar, ''), coalesce(station_name__cell, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(region_code::varchar, ''), coalesce(region_name__cell, ''), coalesce(station_level::varchar, ''), coalesce(functions::varchar, ''), coalesce(opened_on::varchar, ''), coalesce(closed_on::varchar, ''))) as content_hash from sane
)
select row_number,
  case when station_id is null then 'hash:' || content_hash else concat_ws('|', source_system, station_id::varchar) end as record_key, content_hash,
  case when station_id is null or station_level is null then list_filter([case when station_id is null then {field: 'station_id', value: station_id__cell, reason: case when station_id__cell is null then '必填项为空' else refusal_of_number(station_id__cell, coalesce(cell_refusal('code', station_id__cell), '格式不符')) end} end, case when station_level is null then {field: 'station_level', value: station_level__cell, reason: case when station_level__cell is null then '必填项为空' else coalesce(cell_refusal('enum', station_level__cell), '不在允许的取值内') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (station_name is null and station_name__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (region_code is null and region_code__cell is not null) or (region_name is null and region_name__cell is not null) or (functions is null and functions__cell is not null) or (opened_on is null and opened_on__cell is not null) or (closed_on is null and closed_on__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (station_name is null and station_name__cell is not null) then {field: 'station_name', value: station_name__cell, reason: coalesce(cell_refusal('name', station_name__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (region_code is null and region_code__cell is not null) then {field: 'region_code', value: region_code__cell, reason: refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符'))} end, case when (region_name is null and region_name__cell is not null) then {field: 'region_name', value: region_name__cell, reason: coalesce(cell_refusal('name', region_name__cell), '没有填写实际内容')} end, case when (functions is null and functions__cell is not null) then {field: 'functions', value: functions__cell, reason: coalesce(cell_refusal('names', functions__cell), '没有填写实际内容')} end, case when (opened_on is null and opened_on__cell is not null) then {field: 'opened_on', value: opened_on__cell, reason: coalesce(cell_refusal('date', opened_on__cell), '不是有效的日期')} end, case when (closed_on is null and closed_on__cell is not null) then {field: 'closed_on', value: closed_on__cell, reason: coalesce(cell_refusal('date', closed_on__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
