-- Generated from the contract of cadres by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, redacted, with the reasons why a row or a cell is refused.
create or replace table shape (source_system varchar, cadre_key varchar, org_id varchar, org_name varchar, rank varchar, role varchar, department varchar, is_young varchar, is_seconded varchar, post_from varchar, post_to varchar);

create or replace table candidates as
with cleaned as (
  select row_number,
    clean(coalesce(source_system, json_extract_string($constants::varchar, '$.source_system'))) as source_system,
    clean(coalesce(cadre_key, json_extract_string($constants::varchar, '$.cadre_key'))) as cadre_key,
    clean(coalesce(org_id, json_extract_string($constants::varchar, '$.org_id'))) as org_id,
    clean(coalesce(org_name, json_extract_string($constants::varchar, '$.org_name'))) as org_name,
    clean(coalesce(rank, json_extract_string($constants::varchar, '$.rank'))) as rank,
    clean(coalesce(role, json_extract_string($constants::varchar, '$.role'))) as role,
    clean(coalesce(department, json_extract_string($constants::varchar, '$.department'))) as department,
    clean(coalesce(is_young, json_extract_string($constants::varchar, '$.is_young'))) as is_young,
    clean(coalesce(is_seconded, json_extract_string($constants::varchar, '$.is_seconded'))) as is_seconded,
    clean(coalesce(post_from, json_extract_string($constants::varchar, '$.post_from'))) as post_from,
    clean(coalesce(post_to, json_extract_string($constants::varchar, '$.post_to'))) as post_to
  from (select * from input union all by name select * from shape)
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
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
typed as (
  select row_number,
    source_system as source_system__cell,
    read_code(source_system) as source_system,
    cadre_key as cadre_key__cell,
    hmac_hex(key_text(cadre_key), $cadre_inner::blob, $cadre_outer::blob) as cadre_key,
    org_id as org_id__cell,
    read_code(org_id) as org_id,
    org_name as org_name__cell,
    read_prose(org_name) as org_name,
    rank as rank__cell,
    case when lower(rank) in ('bureau', '厅级') then 'bureau' when lower(rank) in ('division', '处级') then 'division' when lower(rank) in ('section', '科级') then 'section' when lower(rank) in ('staff', '一般', '其他') then 'staff' end as rank,
    role as role__cell,
    case when lower(role) in ('leader', '领导') then 'leader' when lower(role) in ('office', '机关') then 'office' when lower(role) in ('base', '基层') then 'base' when lower(role) in ('hired', '社会化') then 'hired' end as role,
    department as department__cell,
    read_prose(department) as department,
    is_young as is_young__cell,
    read_boolean(is_young) as is_young,
    is_seconded as is_seconded__cell,
    read_boolean(is_seconded) as is_seconded,
    post_from as post_from__cell,
    read_date(post_from) as post_from,
    post_to as post_to__cell,
    read_date(post_to) as post_to
  from cells
),
sane as (
  select * replace (case when is_sane(post_from) then post_from end as post_from, case when is_sane(post_to) then post_to end as post_to) from typed
)
select row_number,
  case when cadre_key is null or post_from is null then 'hash:' || md5(concat_ws(chr(31), $salt::varchar, coalesce(cadre_key::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name::varchar, ''), coalesce(rank::varchar, ''), coalesce(role::varchar, ''), coalesce(department::varchar, ''), coalesce(is_young::varchar, ''), coalesce(is_seconded::varchar, ''), coalesce(post_from::varchar, ''), coalesce(post_to::varchar, ''))) else concat_ws('|', source_system, cadre_key::varchar, post_from::varchar) end as record_key,
  md5(concat_ws(chr(31), $salt::varchar, coalesce(cadre_key::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name::varchar, ''), coalesce(rank::varchar, ''), coalesce(role::varchar, ''), coalesce(department::varchar, ''), coalesce(is_young::varchar, ''), coalesce(is_seconded::varchar, ''), coalesce(post_from::varchar, ''), coalesce(post_to::varchar, ''))) as content_hash,
  case when cadre_key is null or rank is null or post_from is null then list_filter([case when cadre_key is null then {field: 'cadre_key', value: cadre_key__cell, reason: case when cadre_key__cell is null then '必填项为空' else '无法识别' end} end, case when rank is null then {field: 'rank', value: rank__cell, reason: case when rank__cell is null then '必填项为空' else '不在允许的取值内' end} end, case when post_from is null then {field: 'post_from', value: post_from__cell, reason: case when post_from__cell is null then '必填项为空' else '不是有效的日期' end} end], lambda r: r is not null) end as errors,
  case when (role is null and role__cell is not null) or (is_young is null and is_young__cell is not null) or (is_seconded is null and is_seconded__cell is not null) or (post_to is null and post_to__cell is not null) then list_filter([case when (role is null and role__cell is not null) then {field: 'role', value: role__cell, reason: '不在允许的取值内'} end, case when (is_young is null and is_young__cell is not null) then {field: 'is_young', value: is_young__cell, reason: '应为是或否'} end, case when (is_seconded is null and is_seconded__cell is not null) then {field: 'is_seconded', value: is_seconded__cell, reason: '应为是或否'} end, case when (post_to is null and post_to__cell is not null) then {field: 'post_to', value: post_to__cell, reason: '不是有效的日期'} end], lambda r: r is not null) end as warnings,
  source_system,
  cadre_key,
  org_id,
  org_name,
  rank,
  role,
  department,
  is_young,
  is_seconded,
  post_from,
  post_to
from sane;

-- Hits of digit redaction by kind; values are never kept.
create or replace table redactions as
select null::varchar as kind, null::integer as hits where false;
