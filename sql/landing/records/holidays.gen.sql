-- Generated from the contract of holidays by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, holiday_on varchar, holiday_name varchar, day_kind varchar, status varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(holiday_on, json_extract_string(getvariable('constants'), '$.holiday_on')) as holiday_on,
    coalesce(holiday_name, json_extract_string(getvariable('constants'), '$.holiday_name')) as holiday_name,
    coalesce(day_kind, json_extract_string(getvariable('constants'), '$.day_kind')) as day_kind,
    coalesce(status, json_extract_string(getvariable('constants'), '$.status')) as status
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(holiday_on) as holiday_on,
    clean(holiday_name) as holiday_name,
    clean(day_kind) as day_kind,
    clean(status) as status
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(holiday_on) as holiday_on,
    null_if_blank(holiday_name) as holiday_name,
    null_if_blank(day_kind) as day_kind,
    null_if_blank(status) as status
  from cleaned
),
spelled as (
  select *, fold_case(day_kind) as day_kind__spelling, fold_case(status) as status__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('holiday_on', holiday_on) as holiday_on__cell,
    if_filled('holiday_on', read_date(holiday_on)) as holiday_on,
    if_filled('holiday_name', holiday_name) as holiday_name__cell,
    if_filled('holiday_name', case when not is_nothing(holiday_name) then holiday_name end) as holiday_name,
    if_filled('day_kind', day_kind) as day_kind__cell,
    if_filled('day_kind', case when day_kind__spelling in ('holiday', '放假') then 'holiday' when day_kind__spelling in ('workday', '调休上班') then 'workday' when day_kind__spelling in ('festival', '节日当天') then 'festival' end) as day_kind,
    if_filled('status', status) as status__cell,
    if_filled('status', case when status__spelling in ('verified', '已核实') then 'verified' when status__spelling in ('unverified', '待核实') then 'unverified' end) as status
  from spelled
),
sane as (
  select * replace (case when is_plausible(holiday_on) then holiday_on end as holiday_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(holiday_on::varchar, ''), coalesce(holiday_name__cell, ''), coalesce(day_kind::varchar, ''), coalesce(status::varchar, ''))) as content_hash from sane
)
select row_number,
  case when holiday_on is null then 'hash:' || content_hash else concat_ws('|', source_system, holiday_on::varchar) end as record_key, content_hash,
  case when holiday_on is null or holiday_name is null or day_kind is null then list_filter([case when holiday_on is null then {field: 'holiday_on', value: holiday_on__cell, reason: case when holiday_on__cell is null then '必填项为空' else coalesce(cell_refusal('date', holiday_on__cell), '不是有效的日期') end} end, case when holiday_name is null then {field: 'holiday_name', value: holiday_name__cell, reason: case when holiday_name__cell is null then '必填项为空' else coalesce(cell_refusal('name', holiday_name__cell), '没有填写实际内容') end} end, case when day_kind is null then {field: 'day_kind', value: day_kind__cell, reason: case when day_kind__cell is null then '必填项为空' else coalesce(cell_refusal('enum', day_kind__cell), '不在允许的取值内') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (status is null and status__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (status is null and status__cell is not null) then {field: 'status', value: status__cell, reason: coalesce(cell_refusal('enum', status__cell), '不在允许的取值内')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
