-- Generated from the contract of submissions by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, reported_source varchar, month varchar, submitted_on varchar, row_count varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(reported_source, json_extract_string(getvariable('constants'), '$.reported_source')) as reported_source,
    coalesce(month, json_extract_string(getvariable('constants'), '$.month')) as month,
    coalesce(submitted_on, json_extract_string(getvariable('constants'), '$.submitted_on')) as submitted_on,
    coalesce(row_count, json_extract_string(getvariable('constants'), '$.row_count')) as row_count
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(reported_source) as reported_source,
    clean(month) as month,
    clean(submitted_on) as submitted_on,
    clean(row_count) as row_count
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(reported_source) as reported_source,
    null_if_blank(month) as month,
    null_if_blank(submitted_on) as submitted_on,
    null_if_blank(row_count) as row_count
  from cleaned
),
spelled as (
  select *, fold_case(reported_source) as reported_source__spelling from cells
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
    if_filled('reported_source', reported_source) as reported_source__cell,
    if_filled('reported_source', case when reported_source__spelling in ('visits', '走访') then 'visits' when reported_source__spelling in ('petitions', '信访') then 'petitions' when reported_source__spelling in ('negotiations', '集体协商') then 'negotiations' when reported_source__spelling in ('posts', '舆情') then 'posts' end) as reported_source,
    if_filled('month', month) as month__cell,
    if_filled('month', read_date(month)) as month,
    if_filled('submitted_on', submitted_on) as submitted_on__cell,
    if_filled('submitted_on', read_date(submitted_on)) as submitted_on,
    if_filled('row_count', row_count) as row_count__cell,
    if_filled('row_count', read_integer(row_count)) as row_count
  from spelled
),
sane as (
  select * replace (case when is_plausible(month) then month end as month, case when has_happened(submitted_on) then submitted_on end as submitted_on, case when row_count between 0 and 999999999999 then row_count end as row_count) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(reported_source::varchar, ''), coalesce(month::varchar, ''), coalesce(submitted_on::varchar, ''), coalesce(row_count::varchar, ''))) as content_hash from sane
)
select row_number,
  case when org_id is null or reported_source is null or month is null then 'hash:' || content_hash else concat_ws('|', source_system, org_id::varchar, reported_source::varchar, month::varchar) end as record_key, content_hash,
  case when reported_source is null or month is null or submitted_on is null then list_filter([case when reported_source is null then {field: 'reported_source', value: reported_source__cell, reason: case when reported_source__cell is null then '必填项为空' else coalesce(cell_refusal('enum', reported_source__cell), '不在允许的取值内') end} end, case when month is null then {field: 'month', value: month__cell, reason: case when month__cell is null then '必填项为空' else coalesce(cell_refusal('date', month__cell), '不是有效的日期') end} end, case when submitted_on is null then {field: 'submitted_on', value: submitted_on__cell, reason: case when submitted_on__cell is null then '必填项为空' else coalesce(cell_refusal('date', submitted_on__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (row_count is null and row_count__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (row_count is null and row_count__cell is not null) then {field: 'row_count', value: row_count__cell, reason: coalesce(cell_refusal('integer', row_count__cell), '不是有效的整数(范围 0 至 不限)')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
