-- Generated from the contract of regions by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, region_code varchar, region_name varchar, region_level varchar, parent_code varchar, region_group varchar, aliases varchar, successor_code varchar, valid_from varchar, valid_to varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string(getvariable('constants'), '$.region_name')) as region_name,
    coalesce(region_level, json_extract_string(getvariable('constants'), '$.region_level')) as region_level,
    coalesce(parent_code, json_extract_string(getvariable('constants'), '$.parent_code')) as parent_code,
    coalesce(region_group, json_extract_string(getvariable('constants'), '$.region_group')) as region_group,
    coalesce(aliases, json_extract_string(getvariable('constants'), '$.aliases')) as aliases,
    coalesce(successor_code, json_extract_string(getvariable('constants'), '$.successor_code')) as successor_code,
    coalesce(valid_from, json_extract_string(getvariable('constants'), '$.valid_from')) as valid_from,
    coalesce(valid_to, json_extract_string(getvariable('constants'), '$.valid_to')) as valid_to
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(region_level) as region_level,
    clean(parent_code) as parent_code,
    clean(region_group) as region_group,
    clean(aliases) as aliases,
    clean(successor_code) as successor_code,
    clean(valid_from) as valid_from,
    clean(valid_to) as valid_to
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(region_level) as region_level,
    null_if_blank(parent_code) as parent_code,
    null_if_blank(region_group) as region_group,
    null_if_blank(aliases) as aliases,
    null_if_blank(successor_code) as successor_code,
    null_if_blank(valid_from) as valid_from,
    null_if_blank(valid_to) as valid_to
  from cleaned
),
spelled as (
  select *, fold_case(region_level) as region_level__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when regexp_full_match(read_code(plain_code(region_code)), '[0-9]{6}') then read_code(plain_code(region_code)) end) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', case when not is_nothing(region_name) then region_name end) as region_name,
    if_filled('region_level', region_level) as region_level__cell,
    if_filled('region_level', case when region_level__spelling in ('province', '省', '省级') then 'province' when region_level__spelling in ('city', '市', '地级') then 'city' when region_level__spelling in ('county', '县', '县级') then 'county' end) as region_level,
    if_filled('parent_code', parent_code) as parent_code__cell,
    if_filled('parent_code', case when not is_nothing(parent_code) then impersonal_code('parent_code', plain_code(parent_code), getvariable('code_inner'), getvariable('code_outer')) end) as parent_code,
    if_filled('region_group', region_group) as region_group__cell,
    if_filled('region_group', case when not is_nothing(region_group) then region_group end) as region_group,
    if_filled('aliases', aliases) as aliases__cell,
    if_filled('aliases', nullif(read_names(aliases), [])) as aliases,
    if_filled('successor_code', successor_code) as successor_code__cell,
    if_filled('successor_code', case when not is_nothing(successor_code) then impersonal_code('successor_code', plain_code(successor_code), getvariable('code_inner'), getvariable('code_outer')) end) as successor_code,
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
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(region_code::varchar, ''), coalesce(region_name__cell, ''), coalesce(region_level::varchar, ''), coalesce(parent_code::varchar, ''), coalesce(region_group__cell, ''), coalesce(aliases::varchar, ''), coalesce(successor_code::varchar, ''), coalesce(valid_from::varchar, ''), coalesce(valid_to::varchar, ''))) as content_hash from sane
)
select row_number,
  case when region_code is null then 'hash:' || content_hash else concat_ws('|', source_system, region_code::varchar) end as record_key, content_hash,
  case when region_code is null or region_name is null or region_level is null then list_filter([case when region_code is null then {field: 'region_code', value: region_code__cell, reason: case when region_code__cell is null then '必填项为空' else refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符')) end} end, case when region_name is null then {field: 'region_name', value: region_name__cell, reason: case when region_name__cell is null then '必填项为空' else coalesce(cell_refusal('name', region_name__cell), '没有填写实际内容') end} end, case when region_level is null then {field: 'region_level', value: region_level__cell, reason: case when region_level__cell is null then '必填项为空' else coalesce(cell_refusal('enum', region_level__cell), '不在允许的取值内') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (parent_code is null and parent_code__cell is not null) or (region_group is null and region_group__cell is not null) or (aliases is null and aliases__cell is not null) or (successor_code is null and successor_code__cell is not null) or (valid_from is null and valid_from__cell is not null) or (valid_to is null and valid_to__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (parent_code is null and parent_code__cell is not null) then {field: 'parent_code', value: parent_code__cell, reason: refusal_of_number(parent_code__cell, coalesce(cell_refusal('code', parent_code__cell), '格式不符'))} end, case when (region_group is null and region_group__cell is not null) then {field: 'region_group', value: region_group__cell, reason: coalesce(cell_refusal('name', region_group__cell), '没有填写实际内容')} end, case when (aliases is null and aliases__cell is not null) then {field: 'aliases', value: aliases__cell, reason: coalesce(cell_refusal('names', aliases__cell), '没有填写实际内容')} end, case when (successor_code is null and successor_code__cell is not null) then {field: 'successor_code', value: successor_code__cell, reason: refusal_of_number(successor_code__cell, coalesce(cell_refusal('code', successor_code__cell), '格式不符'))} end, case when (valid_from is null and valid_from__cell is not null) then {field: 'valid_from', value: valid_from__cell, reason: coalesce(cell_refusal('date', valid_from__cell), '不是有效的日期')} end, case when (valid_to is null and valid_to__cell is not null) then {field: 'valid_to', value: valid_to__cell, reason: coalesce(cell_refusal('date', valid_to__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
