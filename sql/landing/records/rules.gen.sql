-- Generated from the contract of rules by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, redacted, with the reasons why a row or a cell is refused.
create or replace table shape (source_system varchar, rule_key varchar, rule_label varchar, rule_value varchar, rule_list varchar, unit varchar, clause varchar, basis varchar, reason varchar, rule_version varchar, valid_from varchar);

create or replace table candidates as
with cleaned as (
  select row_number,
    clean(coalesce(source_system, json_extract_string($constants::varchar, '$.source_system'))) as source_system,
    clean(coalesce(rule_key, json_extract_string($constants::varchar, '$.rule_key'))) as rule_key,
    clean(coalesce(rule_label, json_extract_string($constants::varchar, '$.rule_label'))) as rule_label,
    clean(coalesce(rule_value, json_extract_string($constants::varchar, '$.rule_value'))) as rule_value,
    clean(coalesce(rule_list, json_extract_string($constants::varchar, '$.rule_list'))) as rule_list,
    clean(coalesce(unit, json_extract_string($constants::varchar, '$.unit'))) as unit,
    clean(coalesce(clause, json_extract_string($constants::varchar, '$.clause'))) as clause,
    clean(coalesce(basis, json_extract_string($constants::varchar, '$.basis'))) as basis,
    clean(coalesce(reason, json_extract_string($constants::varchar, '$.reason'))) as reason,
    clean(coalesce(rule_version, json_extract_string($constants::varchar, '$.rule_version'))) as rule_version,
    clean(coalesce(valid_from, json_extract_string($constants::varchar, '$.valid_from'))) as valid_from
  from (select * from input union all by name select * from shape)
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(rule_key) as rule_key,
    null_if_blank(rule_label) as rule_label,
    null_if_blank(rule_value) as rule_value,
    null_if_blank(rule_list) as rule_list,
    null_if_blank(unit) as unit,
    null_if_blank(clause) as clause,
    null_if_blank(basis) as basis,
    null_if_blank(reason) as reason,
    null_if_blank(rule_version) as rule_version,
    null_if_blank(valid_from) as valid_from
  from cleaned
),
typed as (
  select row_number,
    source_system as source_system__cell,
    read_code(source_system) as source_system,
    rule_key as rule_key__cell,
    case when regexp_full_match(read_code(rule_key), '[A-Za-z][A-Za-z0-9_]*') then read_code(rule_key) end as rule_key,
    rule_label as rule_label__cell,
    read_prose(rule_label) as rule_label,
    rule_value as rule_value__cell,
    read_decimal(rule_value) as rule_value,
    rule_list as rule_list__cell,
    read_names(rule_list) as rule_list,
    unit as unit__cell,
    read_prose(unit) as unit,
    clause as clause__cell,
    read_prose(clause) as clause,
    basis as basis__cell,
    case when lower(basis) in ('policy', '政策原文') then 'policy' when lower(basis) in ('law', '法律') then 'law' when lower(basis) in ('reading', '默认读法') then 'reading' end as basis,
    reason as reason__cell,
    read_prose(reason) as reason,
    rule_version as rule_version__cell,
    read_prose(rule_version) as rule_version,
    valid_from as valid_from__cell,
    read_date(valid_from) as valid_from
  from cells
),
sane as (
  select * replace (case when rule_value between 0 and 999999999999 then rule_value end as rule_value, case when is_sane(valid_from) then valid_from end as valid_from) from typed
)
select row_number,
  case when rule_key is null or valid_from is null then 'hash:' || md5(concat_ws(chr(31), $salt::varchar, coalesce(rule_key::varchar, ''), coalesce(rule_label::varchar, ''), coalesce(rule_value::varchar, ''), coalesce(rule_list::varchar, ''), coalesce(unit::varchar, ''), coalesce(clause::varchar, ''), coalesce(basis::varchar, ''), coalesce(reason::varchar, ''), coalesce(rule_version::varchar, ''), coalesce(valid_from::varchar, ''))) else concat_ws('|', source_system, rule_key::varchar, valid_from::varchar) end as record_key,
  md5(concat_ws(chr(31), $salt::varchar, coalesce(rule_key::varchar, ''), coalesce(rule_label::varchar, ''), coalesce(rule_value::varchar, ''), coalesce(rule_list::varchar, ''), coalesce(unit::varchar, ''), coalesce(clause::varchar, ''), coalesce(basis::varchar, ''), coalesce(reason::varchar, ''), coalesce(rule_version::varchar, ''), coalesce(valid_from::varchar, ''))) as content_hash,
  case when rule_key is null or rule_label is null or basis is null or rule_version is null or valid_from is null then list_filter([case when rule_key is null then {field: 'rule_key', value: rule_key__cell, reason: case when rule_key__cell is null then '必填项为空' else '格式不符' end} end, case when rule_label is null then {field: 'rule_label', value: rule_label__cell, reason: case when rule_label__cell is null then '必填项为空' else '无法识别' end} end, case when basis is null then {field: 'basis', value: basis__cell, reason: case when basis__cell is null then '必填项为空' else '不在允许的取值内' end} end, case when rule_version is null then {field: 'rule_version', value: rule_version__cell, reason: case when rule_version__cell is null then '必填项为空' else '无法识别' end} end, case when valid_from is null then {field: 'valid_from', value: valid_from__cell, reason: case when valid_from__cell is null then '必填项为空' else '不是有效的日期' end} end], lambda r: r is not null) end as errors,
  case when (rule_value is null and rule_value__cell is not null) then list_filter([case when (rule_value is null and rule_value__cell is not null) then {field: 'rule_value', value: rule_value__cell, reason: '不是有效的数字(范围 0 至 不限)'} end], lambda r: r is not null) end as warnings,
  source_system,
  rule_key,
  rule_label,
  rule_value,
  rule_list,
  unit,
  clause,
  basis,
  reason,
  rule_version,
  valid_from
from sane;

-- Hits of digit redaction by kind; values are never kept.
create or replace table redactions as
select null::varchar as kind, null::integer as hits where false;
