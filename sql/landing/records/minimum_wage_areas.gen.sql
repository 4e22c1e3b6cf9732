-- Generated from the contract of minimum_wage_areas by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, redacted, with the reasons why a row or a cell is refused.
create or replace table shape (source_system varchar, region_code varchar, area_class varchar, valid_from varchar, status varchar);

create or replace table candidates as
with cleaned as (
  select row_number,
    clean(coalesce(source_system, json_extract_string($constants::varchar, '$.source_system'))) as source_system,
    clean(coalesce(region_code, json_extract_string($constants::varchar, '$.region_code'))) as region_code,
    clean(coalesce(area_class, json_extract_string($constants::varchar, '$.area_class'))) as area_class,
    clean(coalesce(valid_from, json_extract_string($constants::varchar, '$.valid_from'))) as valid_from,
    clean(coalesce(status, json_extract_string($constants::varchar, '$.status'))) as status
  from (select * from input union all by name select * from shape)
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(region_code) as region_code,
    null_if_blank(area_class) as area_class,
    null_if_blank(valid_from) as valid_from,
    null_if_blank(status) as status
  from cleaned
),
typed as (
  select row_number,
    source_system as source_system__cell,
    read_code(source_system) as source_system,
    region_code as region_code__cell,
    case when regexp_full_match(read_code(region_code), '[0-9]{6}') then read_code(region_code) end as region_code,
    area_class as area_class__cell,
    read_integer(area_class) as area_class,
    valid_from as valid_from__cell,
    read_date(valid_from) as valid_from,
    status as status__cell,
    case when lower(status) in ('verified', '已核实') then 'verified' when lower(status) in ('unverified', '待核实') then 'unverified' end as status
  from cells
),
sane as (
  select * replace (case when area_class between 1 and 4 then area_class end as area_class, case when is_sane(valid_from) then valid_from end as valid_from) from typed
)
select row_number,
  case when region_code is null or valid_from is null then 'hash:' || md5(concat_ws(chr(31), $salt::varchar, coalesce(region_code::varchar, ''), coalesce(area_class::varchar, ''), coalesce(valid_from::varchar, ''), coalesce(status::varchar, ''))) else concat_ws('|', source_system, region_code::varchar, valid_from::varchar) end as record_key,
  md5(concat_ws(chr(31), $salt::varchar, coalesce(region_code::varchar, ''), coalesce(area_class::varchar, ''), coalesce(valid_from::varchar, ''), coalesce(status::varchar, ''))) as content_hash,
  case when region_code is null or area_class is null or valid_from is null or status is null then list_filter([case when region_code is null then {field: 'region_code', value: region_code__cell, reason: case when region_code__cell is null then '必填项为空' else '格式不符' end} end, case when area_class is null then {field: 'area_class', value: area_class__cell, reason: case when area_class__cell is null then '必填项为空' else '不是有效的整数(范围 1 至 4)' end} end, case when valid_from is null then {field: 'valid_from', value: valid_from__cell, reason: case when valid_from__cell is null then '必填项为空' else '不是有效的日期' end} end, case when status is null then {field: 'status', value: status__cell, reason: case when status__cell is null then '必填项为空' else '不在允许的取值内' end} end], lambda r: r is not null) end as errors,
  null::struct(field varchar, value varchar, reason varchar)[] as warnings,
  source_system,
  region_code,
  area_class,
  valid_from,
  status
from sane;

-- Hits of digit redaction by kind; values are never kept.
create or replace table redactions as
select null::varchar as kind, null::integer as hits where false;
