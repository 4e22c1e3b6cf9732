-- Generated from the contract of holidays by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, redacted, with the reasons why a row or a cell is refused.
create or replace table shape (source_system varchar, holiday_on varchar, holiday_name varchar, day_kind varchar, status varchar);

create or replace table candidates as
with cleaned as (
  select row_number,
    clean(coalesce(source_system, json_extract_string($constants::varchar, '$.source_system'))) as source_system,
    clean(coalesce(holiday_on, json_extract_string($constants::varchar, '$.holiday_on'))) as holiday_on,
    clean(coalesce(holiday_name, json_extract_string($constants::varchar, '$.holiday_name'))) as holiday_name,
    clean(coalesce(day_kind, json_extract_string($constants::varchar, '$.day_kind'))) as day_kind,
    clean(coalesce(status, json_extract_string($constants::varchar, '$.status'))) as status
  from (select * from input union all by name select * from shape)
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(holiday_on) as holiday_on,
    null_if_blank(holiday_name) as holiday_name,
    null_if_blank(day_kind) as day_kind,
    null_if_blank(status) as status
  from cleaned
),
typed as (
  select row_number,
    source_system as source_system__cell,
    read_code(source_system) as source_system,
    holiday_on as holiday_on__cell,
    read_date(holiday_on) as holiday_on,
    holiday_name as holiday_name__cell,
    read_prose(holiday_name) as holiday_name,
    day_kind as day_kind__cell,
    case when lower(day_kind) in ('holiday', '放假') then 'holiday' when lower(day_kind) in ('workday', '调休上班') then 'workday' when lower(day_kind) in ('festival', '节日当天') then 'festival' end as day_kind,
    status as status__cell,
    case when lower(status) in ('verified', '已核实') then 'verified' when lower(status) in ('unverified', '待核实') then 'unverified' end as status
  from cells
),
sane as (
  select * replace (case when is_sane(holiday_on) then holiday_on end as holiday_on) from typed
)
select row_number,
  case when holiday_on is null then 'hash:' || md5(concat_ws(chr(31), $salt::varchar, coalesce(holiday_on::varchar, ''), coalesce(holiday_name::varchar, ''), coalesce(day_kind::varchar, ''), coalesce(status::varchar, ''))) else concat_ws('|', source_system, holiday_on::varchar) end as record_key,
  md5(concat_ws(chr(31), $salt::varchar, coalesce(holiday_on::varchar, ''), coalesce(holiday_name::varchar, ''), coalesce(day_kind::varchar, ''), coalesce(status::varchar, ''))) as content_hash,
  case when holiday_on is null or holiday_name is null or day_kind is null then list_filter([case when holiday_on is null then {field: 'holiday_on', value: holiday_on__cell, reason: case when holiday_on__cell is null then '必填项为空' else '不是有效的日期' end} end, case when holiday_name is null then {field: 'holiday_name', value: holiday_name__cell, reason: case when holiday_name__cell is null then '必填项为空' else '无法识别' end} end, case when day_kind is null then {field: 'day_kind', value: day_kind__cell, reason: case when day_kind__cell is null then '必填项为空' else '不在允许的取值内' end} end], lambda r: r is not null) end as errors,
  case when (status is null and status__cell is not null) then list_filter([case when (status is null and status__cell is not null) then {field: 'status', value: status__cell, reason: '不在允许的取值内'} end], lambda r: r is not null) end as warnings,
  source_system,
  holiday_on,
  holiday_name,
  day_kind,
  status
from sane;

-- Hits of digit redaction by kind; values are never kept.
create or replace table redactions as
select null::varchar as kind, null::integer as hits where false;
