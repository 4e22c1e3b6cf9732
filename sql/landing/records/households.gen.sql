-- Generated from the contract of households by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, household_key varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, category varchar, cause varchar, size_band varchar, income_band varchar, groups varchar, archived_on varchar, closed_on varchar, household_status varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(household_key, json_extract_string(getvariable('constants'), '$.household_key')) as household_key,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string(getvariable('constants'), '$.region_name')) as region_name,
    coalesce(category, json_extract_string(getvariable('constants'), '$.category')) as category,
    coalesce(cause, json_extract_string(getvariable('constants'), '$.cause')) as cause,
    coalesce(size_band, json_extract_string(getvariable('constants'), '$.size_band')) as size_band,
    coalesce(income_band, json_extract_string(getvariable('constants'), '$.income_band')) as income_band,
    coalesce(groups, json_extract_string(getvariable('constants'), '$.groups')) as groups,
    coalesce(archived_on, json_extract_string(getvariable('constants'), '$.archived_on')) as archived_on,
    coalesce(closed_on, json_extract_string(getvariable('constants'), '$.closed_on')) as closed_on,
    coalesce(household_status, json_extract_string(getvariable('constants'), '$.household_status')) as household_status
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(household_key) as household_key,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(category) as category,
    clean(cause) as cause,
    clean(size_band) as size_band,
    clean(income_band) as income_band,
    clean(groups) as groups,
    clean(archived_on) as archived_on,
    clean(closed_on) as closed_on,
    clean(household_status) as household_status
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(household_key) as household_key,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(category) as category,
    null_if_blank(cause) as cause,
    null_if_blank(size_band) as size_band,
    null_if_blank(income_band) as income_band,
    null_if_blank(groups) as groups,
    null_if_blank(archived_on) as archived_on,
    null_if_blank(closed_on) as closed_on,
    null_if_blank(household_status) as household_status
  from cleaned
),
spelled as (
  select *, fold_case(category) as category__spelling, fold_case(household_status) as household_status__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('household_key', household_key) as household_key__cell,
    if_filled('household_key', pseudonym(household_key, is_filled('household_key__number'), getvariable('household_inner'), getvariable('household_outer'))) as household_key,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when not is_nothing(region_code) then place_code(impersonal_code('region_code', plain_code(region_code), getvariable('code_inner'), getvariable('code_outer'))) end) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', case when not is_nothing(region_name) then region_name end) as region_name,
    if_filled('category', category) as category__cell,
    if_filled('category', case when category__spelling in ('deep', '深度困难') then 'deep' when category__spelling in ('relative', '相对困难') then 'relative' when category__spelling in ('sudden', '意外致困') then 'sudden' when category__spelling in ('migrant', '困难农民工') then 'migrant' end) as category,
    if_filled('cause', cause) as cause__cell,
    if_filled('cause', case when not is_nothing(cause) then cause end) as cause,
    if_filled('size_band', size_band) as size_band__cell,
    if_filled('size_band', case when not is_nothing(size_band) then size_band end) as size_band,
    if_filled('income_band', income_band) as income_band__cell,
    if_filled('income_band', case when not is_nothing(income_band) then income_band end) as income_band,
    if_filled('groups', groups) as groups__cell,
    if_filled('groups', nullif(read_names(groups), [])) as groups,
    if_filled('archived_on', archived_on) as archived_on__cell,
    if_filled('archived_on', read_date(archived_on)) as archived_on,
    if_filled('closed_on', closed_on) as closed_on__cell,
    if_filled('closed_on', read_date(closed_on)) as closed_on,
    if_filled('household_status', household_status) as household_status__cell,
    if_filled('household_status', case when household_status__spelling in ('archived', '在档') then 'archived' when household_status__spelling in ('relieved', '解困') then 'relieved' when household_status__spelling in ('exited', '脱困') then 'exited' when household_status__spelling in ('cancelled', '注销') then 'cancelled' end) as household_status
  from spelled
),
sane as (
  select * replace (case when has_happened(archived_on) then archived_on end as archived_on, case when is_plausible(closed_on) then closed_on end as closed_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(household_key::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(region_code::varchar, ''), coalesce(region_name__cell, ''), coalesce(category::varchar, ''), coalesce(cause__cell, ''), coalesce(size_band__cell, ''), coalesce(income_band__cell, ''), coalesce(groups::varchar, ''), coalesce(archived_on::varchar, ''), coalesce(closed_on::varchar, ''), coalesce(household_status::varchar, ''))) as content_hash from sane
)
select row_number,
  case when household_key is null then 'hash:' || content_hash else concat_ws('|', source_system, household_key::varchar) end as record_key, content_hash,
  case when household_key is null or archived_on is null then list_filter([case when household_key is null then {field: 'household_key', value: household_key__cell, reason: case when household_key__cell is null then '必填项为空' else refusal_of_number(household_key__cell, coalesce(cell_refusal('key', household_key__cell), '不是完整的号码')) end} end, case when archived_on is null then {field: 'archived_on', value: archived_on__cell, reason: case when archived_on__cell is null then '必填项为空' else coalesce(cell_refusal('date', archived_on__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (region_code is null and region_code__cell is not null) or (region_name is null and region_name__cell is not null) or (category is null and category__cell is not null) or (cause is null and cause__cell is not null) or (size_band is null and size_band__cell is not null) or (income_band is null and income_band__cell is not null) or (groups is null and groups__cell is not null) or (closed_on is null and closed_on__cell is not null) or (household_status is null and household_status__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (region_code is null and region_code__cell is not null) then {field: 'region_code', value: region_code__cell, reason: refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符'))} end, case when (region_name is null and region_name__cell is not null) then {field: 'region_name', value: region_name__cell, reason: coalesce(cell_refusal('name', region_name__cell), '没有填写实际内容')} end, case when (category is null and category__cell is not null) then {field: 'category', value: category__cell, reason: coalesce(cell_refusal('enum', category__cell), '不在允许的取值内')} end, case when (cause is null and cause__cell is not null) then {field: 'cause', value: cause__cell, reason: coalesce(cell_refusal('name', cause__cell), '没有填写实际内容')} end, case when (size_band is null and size_band__cell is not null) then {field: 'size_band', value: size_band__cell, reason: coalesce(cell_refusal('name', size_band__cell), '没有填写实际内容')} end, case when (income_band is null and income_band__cell is not null) then {field: 'income_band', value: income_band__cell, reason: coalesce(cell_refusal('name', income_band__cell), '没有填写实际内容')} end, case when (groups is null and groups__cell is not null) then {field: 'groups', value: groups__cell, reason: coalesce(cell_refusal('names', groups__cell), '没有填写实际内容')} end, case when (closed_on is null and closed_on__cell is not null) then {field: 'closed_on', value: closed_on__cell, reason: coalesce(cell_refusal('date', closed_on__cell), '不是有效的日期')} end, case when (household_status is null and household_status__cell is not null) then {field: 'household_status', value: household_status__cell, reason: coalesce(cell_refusal('enum', household_status__cell), '不在允许的取值内')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
