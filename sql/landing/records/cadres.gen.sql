-- Generated from the contract of cadres by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, cadre_key varchar, org_id varchar, org_name varchar, rank varchar, role varchar, department varchar, is_young varchar, is_seconded varchar, post_from varchar, post_to varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(cadre_key, json_extract_string(getvariable('constants'), '$.cadre_key')) as cadre_key,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(rank, json_extract_string(getvariable('constants'), '$.rank')) as rank,
    coalesce(role, json_extract_string(getvariable('constants'), '$.role')) as role,
    coalesce(department, json_extract_string(getvariable('constants'), '$.department')) as department,
    coalesce(is_young, json_extract_string(getvariable('constants'), '$.is_young')) as is_young,
    coalesce(is_seconded, json_extract_string(getvariable('constants'), '$.is_seconded')) as is_seconded,
    coalesce(post_from, json_extract_string(getvariable('constants'), '$.post_from')) as post_from,
    coalesce(post_to, json_extract_string(getvariable('constants'), '$.post_to')) as post_to
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(cadre_key) as cadre_key,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(rank) as rank,
    clean(role) as role,
    clean(department) as department,
    clean(is_young) as is_young,
    clean(is_seconded) as is_seconded,
    clean(post_from) as post_from,
    clean(post_to) as post_to
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(cadre_key) as cadre_key,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(rank) as rank,
    null_if_blank(role) as role,
    null_if_blank(department) as department,
    null_if_blank(is_young) as is_young,
    null_if_blank(is_seconded) as is_seconded,
    null_if_blank(post_from) as post_from,
    null_if_blank(post_to) as post_to
  from cleaned
),
spelled as (
  select *, fold_case(rank) as rank__spelling, fold_case(role) as role__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('cadre_key', cadre_key) as cadre_key__cell,
    if_filled('cadre_key', pseudonym(cadre_key, is_filled('cadre_key__number'), getvariable('cadre_inner'), getvariable('cadre_outer'))) as cadre_key,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('rank', rank) as rank__cell,
    if_filled('rank', case when rank__spelling in ('bureau', '厅级') then 'bureau' when rank__spelling in ('division', '处级') then 'division' when rank__spelling in ('section', '科级') then 'section' when rank__spelling in ('staff', '一般', '其他') then 'staff' end) as rank,
    if_filled('role', role) as role__cell,
    if_filled('role', case when role__spelling in ('leader', '领导') then 'leader' when role__spelling in ('office', '机关') then 'office' when role__spelling in ('base', '基层') then 'base' when role__spelling in ('hired', '社会化') then 'hired' end) as role,
    if_filled('department', department) as department__cell,
    if_filled('department', case when not is_nothing(department) then department end) as department,
    if_filled('is_young', is_young) as is_young__cell,
    if_filled('is_young', read_boolean(is_young)) as is_young,
    if_filled('is_seconded', is_seconded) as is_seconded__cell,
    if_filled('is_seconded', read_boolean(is_seconded)) as is_seconded,
    if_filled('post_from', post_from) as post_from__cell,
    if_filled('post_from', read_date(post_from)) as post_from,
    if_filled('post_to', post_to) as post_to__cell,
    if_filled('post_to', read_date(post_to)) as post_to
  from spelled
),
sane as (
  select * replace (case when is_plausible(post_from) then post_from end as post_from, case when is_plausible(post_to) then post_to end as post_to) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(cadre_key::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(rank::varchar, ''), coalesce(role::varchar, ''), coalesce(department__cell, ''), coalesce(is_young::varchar, ''), coalesce(is_seconded::varchar, ''), coalesce(post_from::varchar, ''), coalesce(post_to::varchar, ''))) as content_hash from sane
)
select row_number,
  case when cadre_key is null or post_from is null then 'hash:' || content_hash else concat_ws('|', source_system, cadre_key::varchar, post_from::varchar) end as record_key, content_hash,
  case when cadre_key is null or rank is null or post_from is null then list_filter([case when cadre_key is null then {field: 'cadre_key', value: cadre_key__cell, reason: case when cadre_key__cell is null then '必填项为空' else refusal_of_number(cadre_key__cell, coalesce(cell_refusal('key', cadre_key__cell), '不是完整的号码')) end} end, case when rank is null then {field: 'rank', value: rank__cell, reason: case when rank__cell is null then '必填项为空' else coalesce(cell_refusal('enum', rank__cell), '不在允许的取值内') end} end, case when post_from is null then {field: 'post_from', value: post_from__cell, reason: case when post_from__cell is null then '必填项为空' else coalesce(cell_refusal('date', post_from__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (role is null and role__cell is not null) or (department is null and department__cell is not null) or (is_young is null and is_young__cell is not null) or (is_seconded is null and is_seconded__cell is not null) or (post_to is null and post_to__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (role is null and role__cell is not null) then {field: 'role', value: role__cell, reason: coalesce(cell_refusal('enum', role__cell), '不在允许的取值内')} end, case when (department is null and department__cell is not null) then {field: 'department', value: department__cell, reason: coalesce(cell_refusal('name', department__cell), '没有填写实际内容')} end, case when (is_young is null and is_young__cell is not null) then {field: 'is_young', value: is_young__cell, reason: coalesce(cell_refusal('boolean', is_young__cell), '应为是或否')} end, case when (is_seconded is null and is_seconded__cell is not null) then {field: 'is_seconded', value: is_seconded__cell, reason: coalesce(cell_refusal('boolean', is_seconded__cell), '应为是或否')} end, case when (post_to is null and post_to__cell is not null) then {field: 'post_to', value: post_to__cell, reason: coalesce(cell_refusal('date', post_to__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
