-- Generated from the contract of wage_guidelines by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, guideline_year varchar, lower_pct varchar, baseline_pct varchar, upper_pct varchar, status varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(guideline_year, json_extract_string(getvariable('constants'), '$.guideline_year')) as guideline_year,
    coalesce(lower_pct, json_extract_string(getvariable('constants'), '$.lower_pct')) as lower_pct,
    coalesce(baseline_pct, json_extract_string(getvariable('constants'), '$.baseline_pct')) as baseline_pct,
    coalesce(upper_pct, json_extract_string(getvariable('constants'), '$.upper_pct')) as upper_pct,
    coalesce(status, json_extract_string(getvariable('constants'), '$.status')) as status
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(guideline_year) as guideline_year,
    clean(lower_pct) as lower_pct,
    clean(baseline_pct) as baseline_pct,
    clean(upper_pct) as upper_pct,
    clean(status) as status
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(guideline_year) as guideline_year,
    null_if_blank(lower_pct) as lower_pct,
    null_if_blank(baseline_pct) as baseline_pct,
    null_if_blank(upper_pct) as upper_pct,
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
    if_filled('guideline_year', guideline_year) as guideline_year__cell,
    if_filled('guideline_year', read_integer(guideline_year)) as guideline_year,
    if_filled('lower_pct', lower_pct) as lower_pct__cell,
    if_filled('lower_pct', read_percent(lower_pct)) as lower_pct,
    if_filled('baseline_pct', baseline_pct) as baseline_pct__cell,
    if_filled('baseline_pct', read_percent(baseline_pct)) as baseline_pct,
    if_filled('upper_pct', upper_pct) as upper_pct__cell,
    if_filled('upper_pct', read_percent(upper_pct)) as upper_pct,
    if_filled('status', status) as status__cell,
    if_filled('status', case when status__spelling in ('verified', '已核实') then 'verified' when status__spelling in ('unverified', '待核实') then 'unverified' when status__spelling in ('example', '示例值') then 'example' end) as status
  from spelled
),
sane as (
  select * replace (case when guideline_year between 2000 and 2100 then guideline_year end as guideline_year) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(guideline_year::varchar, ''), coalesce(lower_pct::varchar, ''), coalesce(baseline_pct::varchar, ''), coalesce(upper_pct::varchar, ''), coalesce(status::varchar, ''))) as content_hash from sane
)
select row_number,
  case when guideline_year is null then 'hash:' || content_hash else concat_ws('|', source_system, guideline_year::varchar) end as record_key, content_hash,
  case when guideline_year is null or lower_pct is null or baseline_pct is null or upper_pct is null or status is null then list_filter([case when guideline_year is null then {field: 'guideline_year', value: guideline_year__cell, reason: case when guideline_year__cell is null then '必填项为空' else coalesce(cell_refusal('integer', guideline_year__cell), '不是有效的整数(范围 2000 至 2100)') end} end, case when lower_pct is null then {field: 'lower_pct', value: lower_pct__cell, reason: case when lower_pct__cell is null then '必填项为空' else coalesce(cell_refusal('percent', lower_pct__cell), '不是有效的百分数') end} end, case when baseline_pct is null then {field: 'baseline_pct', value: baseline_pct__cell, reason: case when baseline_pct__cell is null then '必填项为空' else coalesce(cell_refusal('percent', baseline_pct__cell), '不是有效的百分数') end} end, case when upper_pct is null then {field: 'upper_pct', value: upper_pct__cell, reason: case when upper_pct__cell is null then '必填项为空' else coalesce(cell_refusal('percent', upper_pct__cell), '不是有效的百分数') end} end, case when status is null then {field: 'status', value: status__cell, reason: case when status__cell is null then '必填项为空' else coalesce(cell_refusal('enum', status__cell), '不在允许的取值内') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
