-- Generated from the contract of orgs by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, org_kind varchar, parent_org_id varchar, region_code varchar, workers varchar, members varchar, full_time_cadres varchar, opinion_staff varchar, merged_into_org_id varchar, valid_from varchar, valid_to varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(org_kind, json_extract_string(getvariable('constants'), '$.org_kind')) as org_kind,
    coalesce(parent_org_id, json_extract_string(getvariable('constants'), '$.parent_org_id')) as parent_org_id,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(workers, json_extract_string(getvariable('constants'), '$.workers')) as workers,
    coalesce(members, json_extract_string(getvariable('constants'), '$.members')) as members,
    coalesce(full_time_cadres, json_extract_string(getvariable('constants'), '$.full_time_cadres')) as full_time_cadres,
    coalesce(opinion_staff, json_extract_string(getvariable('constants'), '$.opinion_staff')) as opinion_staff,
    coalesce(merged_into_org_id, json_extract_string(getvariable('constants'), '$.merged_into_org_id')) as merged_into_org_id,
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
    clean(org_kind) as org_kind,
    clean(parent_org_id) as parent_org_id,
    clean(region_code) as region_code,
    clean(workers) as workers,
    clean(members) as members,
    clean(full_time_cadres) as full_time_cadres,
    clean(opinion_staff) as opinion_staff,
    clean(merged_into_org_id) as merged_into_org_id,
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
    null_if_blank(org_kind) as org_kind,
    null_if_blank(parent_org_id) as parent_org_id,
    null_if_blank(region_code) as region_code,
    null_if_blank(workers) as workers,
    null_if_blank(members) as members,
    null_if_blank(full_time_cadres) as full_time_cadres,
    null_if_blank(opinion_staff) as opinion_staff,
    null_if_blank(merged_into_org_id) as merged_into_org_id,
    null_if_blank(valid_from) as valid_from,
    null_if_blank(valid_to) as valid_to
  from cleaned
),
spelled as (
  select *, fold_case(org_kind) as org_kind__spelling from cells
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
    if_filled('org_kind', org_kind) as org_kind__cell,
    if_filled('org_kind', case when org_kind__spelling in ('province', '省总工会') then 'province' when org_kind__spelling in ('city', '市总工会', '设区市总工会') then 'city' when org_kind__spelling in ('industrial', '省级产业工会', '产业工会') then 'industrial' when org_kind__spelling in ('direct', '省总直管单位工会', '直管单位') then 'direct' when org_kind__spelling in ('county', '县总工会', '县(市、区)总工会') then 'county' when org_kind__spelling in ('township', '乡镇街道工会', '乡镇工会') then 'township' when org_kind__spelling in ('park', '园区工会', '开发区工会') then 'park' when org_kind__spelling in ('federation', '区域性行业性工会联合会') then 'federation' when org_kind__spelling in ('base', '基层工会') then 'base' end) as org_kind,
    if_filled('parent_org_id', parent_org_id) as parent_org_id__cell,
    if_filled('parent_org_id', case when not is_nothing(parent_org_id) then impersonal_code('parent_org_id', plain_code(parent_org_id), getvariable('code_inner'), getvariable('code_outer')) end) as parent_org_id,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when not is_nothing(region_code) then place_code(impersonal_code('region_code', plain_code(region_code), getvariable('code_inner'), getvariable('code_outer'))) end) as region_code,
    if_filled('workers', workers) as workers__cell,
    if_filled('workers', read_integer(workers)) as workers,
    if_filled('members', members) as members__cell,
    if_filled('members', read_integer(members)) as members,
    if_filled('full_time_cadres', full_time_cadres) as full_time_cadres__cell,
    if_filled('full_time_cadres', read_integer(full_time_cadres)) as full_time_cadres,
    if_filled('opinion_staff', opinion_staff) as opinion_staff__cell,
    if_filled('opinion_staff', read_integer(opinion_staff)) as opinion_staff,
    if_filled('merged_into_org_id', merged_into_org_id) as merged_into_org_id__cell,
    if_filled('merged_into_org_id', case when not is_nothing(merged_into_org_id) then impersonal_code('merged_into_org_id', plain_code(merged_into_org_id), getvariable('code_inner'), getvariable('code_outer')) end) as merged_into_org_id,
    if_filled('valid_from', valid_from) as valid_from__cell,
    if_filled('valid_from', read_date(valid_from)) as valid_from,
    if_filled('valid_to', valid_to) as valid_to__cell,
    if_filled('valid_to', read_date(valid_to)) as valid_to
  from spelled
),
sane as (
  select * replace (case when workers between 0 and 999999999999 then workers end as workers, case when members between 0 and 999999999999 then members end as members, case when full_time_cadres between 0 and 999999999999 then full_time_cadres end as full_time_cadres, case when opinion_staff between 0 and 999999999999 then opinion_staff end as opinion_staff, case when is_plausible(valid_from) then valid_from end as valid_from, case when is_plausible(valid_to) then valid_to end as valid_to) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(org_kind::varchar, ''), coalesce(parent_org_id::varchar, ''), coalesce(region_code::varchar, ''), coalesce(workers::varchar, ''), coalesce(members::varchar, ''), coalesce(full_time_cadres::varchar, ''), coalesce(opinion_staff::varchar, ''), coalesce(merged_into_org_id::varchar, ''), coalesce(valid_from::varchar, ''), coalesce(valid_to::varchar, ''))) as content_hash from sane
)
select row_number,
  case when org_id is null or valid_from is null then 'hash:' || content_hash else concat_ws('|', source_system, org_id::varchar, valid_from::varchar) end as record_key, content_hash,
  case when org_id is null or org_name is null or org_kind is null or valid_from is null then list_filter([case when org_id is null then {field: 'org_id', value: org_id__cell, reason: case when org_id__cell is null then '必填项为空' else refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符')) end} end, case when org_name is null then {field: 'org_name', value: org_name__cell, reason: case when org_name__cell is null then '必填项为空' else coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容') end} end, case when org_kind is null then {field: 'org_kind', value: org_kind__cell, reason: case when org_kind__cell is null then '必填项为空' else coalesce(cell_refusal('enum', org_kind__cell), '不在允许的取值内') end} end, case when valid_from is null then {field: 'valid_from', value: valid_from__cell, reason: case when valid_from__cell is null then '必填项为空' else coalesce(cell_refusal('date', valid_from__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (parent_org_id is null and parent_org_id__cell is not null) or (region_code is null and region_code__cell is not null) or (workers is null and workers__cell is not null) or (members is null and members__cell is not null) or (full_time_cadres is null and full_time_cadres__cell is not null) or (opinion_staff is null and opinion_staff__cell is not null) or (merged_into_org_id is null and merged_into_org_id__cell is not null) or (valid_to is null and valid_to__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (parent_org_id is null and parent_org_id__cell is not null) then {field: 'parent_org_id', value: parent_org_id__cell, reason: refusal_of_number(parent_org_id__cell, coalesce(cell_refusal('code', parent_org_id__cell), '格式不符'))} end, case when (region_code is null and region_code__cell is not null) then {field: 'region_code', value: region_code__cell, reason: refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符'))} end, case when (workers is null and workers__cell is not null) then {field: 'workers', value: workers__cell, reason: coalesce(cell_refusal('integer', workers__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (members is null and members__cell is not null) then {field: 'members', value: members__cell, reason: coalesce(cell_refusal('integer', members__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (full_time_cadres is null and full_time_cadres__cell is not null) then {field: 'full_time_cadres', value: full_time_cadres__cell, reason: coalesce(cell_refusal('integer', full_time_cadres__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (opinion_staff is null and opinion_staff__cell is not null) then {field: 'opinion_staff', value: opinion_staff__cell, reason: coalesce(cell_refusal('integer', opinion_staff__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (merged_into_org_id is null and merged_into_org_id__cell is not null) then {field: 'merged_into_org_id', value: merged_into_org_id__cell, reason: refusal_of_number(merged_into_org_id__cell, coalesce(cell_refusal('code', merged_into_org_id__cell), '格式不符'))} end, case when (valid_to is null and valid_to__cell is not null) then {field: 'valid_to', value: valid_to__cell, reason: coalesce(cell_refusal('date', valid_to__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
