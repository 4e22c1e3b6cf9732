-- Generated from the contract of rules by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, rule_key varchar, rule_label varchar, rule_value varchar, rule_list varchar, unit varchar, clause varchar, basis varchar, reason varchar, rule_version varchar, valid_from varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(rule_key, json_extract_string(getvariable('constants'), '$.rule_key')) as rule_key,
    coalesce(rule_label, json_extract_string(getvariable('constants'), '$.rule_label')) as rule_label,
    coalesce(rule_value, json_extract_string(getvariable('constants'), '$.rule_value')) as rule_value,
    coalesce(rule_list, json_extract_string(getvariable('constants'), '$.rule_list')) as rule_list,
    coalesce(unit, json_extract_string(getvariable('constants'), '$.unit')) as unit,
    coalesce(clause, json_extract_string(getvariable('constants'), '$.clause')) as clause,
    coalesce(basis, json_extract_string(getvariable('constants'), '$.basis')) as basis,
    coalesce(reason, json_extract_string(getvariable('constants'), '$.reason')) as reason,
    coalesce(rule_version, json_extract_string(getvariable('constants'), '$.rule_version')) as rule_version,
    coalesce(valid_from, json_extract_string(getvariable('constants'), '$.valid_from')) as valid_from
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(rule_key) as rule_key,
    clean(rule_label) as rule_label,
    clean(rule_value) as rule_value,
    clean(rule_list) as rule_list,
    clean(unit) as unit,
    clean(clause) as clause,
    clean(basis) as basis,
    clean(reason) as reason,
    clean(rule_version) as rule_version,
    clean(valid_from) as valid_from
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
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
spelled as (
  select *, fold_case(basis) as basis__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('rule_key', rule_key) as rule_key__cell,
    if_filled('rule_key', case when regexp_full_match(read_code(plain_code(rule_key)), '[A-Za-z][A-Za-z0-9_]*') then read_code(plain_code(rule_key)) end) as rule_key,
    if_filled('rule_label', rule_label) as rule_label__cell,
    if_filled('rule_label', case when not is_nothing(rule_label) then rule_label end) as rule_label,
    if_filled('rule_value', rule_value) as rule_value__cell,
    if_filled('rule_value', read_decimal(rule_value)) as rule_value,
    if_filled('rule_list', rule_list) as rule_list__cell,
    if_filled('rule_list', nullif(read_names(rule_list), [])) as rule_list,
    if_filled('unit', unit) as unit__cell,
    if_filled('unit', case when not is_nothing(unit) then unit end) as unit,
    if_filled('clause', clause) as clause__cell,
    if_filled('clause', case when not is_nothing(clause) then clause end) as clause,
    if_filled('basis', basis) as basis__cell,
    if_filled('basis', case when basis__spelling in ('policy', '政策原文') then 'policy' when basis__spelling in ('law', '法律') then 'law' when basis__spelling in ('reading', '默认读法') then 'reading' end) as basis,
    if_filled('reason', reason) as reason__cell,
    if_filled('reason', case when not is_nothing(reason) then reason end) as reason,
    if_filled('rule_version', rule_version) as rule_version__cell,
    if_filled('rule_version', case when not is_nothing(rule_version) then rule_version end) as rule_version,
    if_filled('valid_from', valid_from) as valid_from__cell,
    if_filled('valid_from', read_date(valid_from)) as valid_from
  from spelled
),
sane as (
  select * replace (case when rule_value between 0 and 999999999999 then rule_value end as rule_value, case when is_plausible(valid_from) then valid_from end as valid_from) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(rule_key::varchar, ''), coalesce(rule_label__cell, ''), coalesce(rule_value::varchar, ''), coalesce(rule_list::varchar, ''), coalesce(unit__cell, ''), coalesce(clause__cell, ''), coalesce(basis::varchar, ''), coalesce(reason__cell, ''), coalesce(rule_version__cell, ''), coalesce(valid_from::varchar, ''))) as content_hash from sane
)
select row_number,
  case when rule_key is null or valid_from is null then 'hash:' || content_hash else concat_ws('|', source_system, rule_key::varchar, valid_from::varchar) end as record_key, content_hash,
  case when rule_key is null or rule_label is null or basis is null or rule_version is null or valid_from is null then list_filter([case when rule_key is null then {field: 'rule_key', value: rule_key__cell, reason: case when rule_key__cell is null then '必填项为空' else refusal_of_number(rule_key__cell, coalesce(cell_refusal('code', rule_key__cell), '格式不符')) end} end, case when rule_label is null then {field: 'rule_label', value: rule_label__cell, reason: case when rule_label__cell is null then '必填项为空' else coalesce(cell_refusal('name', rule_label__cell), '没有填写实际内容') end} end, case when basis is null then {field: 'basis', value: basis__cell, reason: case when basis__cell is null then '必填项为空' else coalesce(cell_refusal('enum', basis__cell), '不在允许的取值内') end} end, case when rule_version is null then {field: 'rule_version', value: rule_version__cell, reason: case when rule_version__cell is null then '必填项为空' else coalesce(cell_refusal('name', rule_version__cell), '没有填写实际内容') end} end, case when valid_from is null then {field: 'valid_from', value: valid_from__cell, reason: case when valid_from__cell is null then '必填项为空' else coalesce(cell_refusal('date', valid_from__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (rule_value is null and rule_value__cell is not null) or (rule_list is null and rule_list__cell is not null) or (unit is null and unit__cell is not null) or (clause is null and clause__cell is not null) or (reason is null and reason__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (rule_value is null and rule_value__cell is not null) then {field: 'rule_value', value: rule_value__cell, reason: coalesce(cell_refusal('decimal', rule_value__cell), '不是有效的数字(范围 0 至 不限)')} end, case when (rule_list is null and rule_list__cell is not null) then {field: 'rule_list', value: rule_list__cell, reason: coalesce(cell_refusal('names', rule_list__cell), '没有填写实际内容')} end, case when (unit is null and unit__cell is not null) then {field: 'unit', value: unit__cell, reason: coalesce(cell_refusal('name', unit__cell), '没有填写实际内容')} end, case when (clause is null and clause__cell is not null) then {field: 'clause', value: clause__cell, reason: coalesce(cell_refusal('name', clause__cell), '没有填写实际内容')} end, case when (reason is null and reason__cell is not null) then {field: 'reason', value: reason__cell, reason: coalesce(cell_refusal('name', reason__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
