-- Generated from the contract of links by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, link_id varchar, cadre_key varchar, link_kind varchar, ent_id varchar, household_key varchar, linked_from varchar, linked_to varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(link_id, json_extract_string(getvariable('constants'), '$.link_id')) as link_id,
    coalesce(cadre_key, json_extract_string(getvariable('constants'), '$.cadre_key')) as cadre_key,
    coalesce(link_kind, json_extract_string(getvariable('constants'), '$.link_kind')) as link_kind,
    coalesce(ent_id, json_extract_string(getvariable('constants'), '$.ent_id')) as ent_id,
    coalesce(household_key, json_extract_string(getvariable('constants'), '$.household_key')) as household_key,
    coalesce(linked_from, json_extract_string(getvariable('constants'), '$.linked_from')) as linked_from,
    coalesce(linked_to, json_extract_string(getvariable('constants'), '$.linked_to')) as linked_to
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(link_id) as link_id,
    clean(cadre_key) as cadre_key,
    clean(link_kind) as link_kind,
    clean(ent_id) as ent_id,
    clean(household_key) as household_key,
    clean(linked_from) as linked_from,
    clean(linked_to) as linked_to
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(link_id) as link_id,
    null_if_blank(cadre_key) as cadre_key,
    null_if_blank(link_kind) as link_kind,
    null_if_blank(ent_id) as ent_id,
    null_if_blank(household_key) as household_key,
    null_if_blank(linked_from) as linked_from,
    null_if_blank(linked_to) as linked_to
  from cleaned
),
spelled as (
  select *, fold_case(link_kind) as link_kind__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('link_id', link_id) as link_id__cell,
    if_filled('link_id', case when not is_nothing_but_zero(link_id) then impersonal_code('link_id', plain_code(link_id), getvariable('code_inner'), getvariable('code_outer')) end) as link_id,
    if_filled('cadre_key', cadre_key) as cadre_key__cell,
    if_filled('cadre_key', pseudonym(cadre_key, is_filled('cadre_key__number'), getvariable('cadre_inner'), getvariable('cadre_outer'))) as cadre_key,
    if_filled('link_kind', link_kind) as link_kind__cell,
    if_filled('link_kind', case when link_kind__spelling in ('enterprise', '企业', '困难企业') then 'enterprise' when link_kind__spelling in ('household', '困难职工户', '职工家庭') then 'household' end) as link_kind,
    if_filled('ent_id', ent_id) as ent_id__cell,
    if_filled('ent_id', case when not is_nothing(ent_id) then impersonal_code('ent_id', plain_code(ent_id), getvariable('code_inner'), getvariable('code_outer')) end) as ent_id,
    if_filled('household_key', household_key) as household_key__cell,
    if_filled('household_key', pseudonym(household_key, is_filled('household_key__number'), getvariable('household_inner'), getvariable('household_outer'))) as household_key,
    if_filled('linked_from', linked_from) as linked_from__cell,
    if_filled('linked_from', read_date(linked_from)) as linked_from,
    if_filled('linked_to', linked_to) as linked_to__cell,
    if_filled('linked_to', read_date(linked_to)) as linked_to
  from spelled
),
sane as (
  select * replace (case when is_plausible(linked_from) then linked_from end as linked_from, case when is_plausible(linked_to) then linked_to end as linked_to) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(link_id::varchar, ''), coalesce(cadre_key::varchar, ''), coalesce(link_kind::varchar, ''), coalesce(ent_id::varchar, ''), coalesce(household_key::varchar, ''), coalesce(linked_from::varchar, ''), coalesce(linked_to::varchar, ''))) as content_hash from sane
)
select row_number,
  case when link_id is null then 'hash:' || content_hash else concat_ws('|', source_system, link_id::varchar) end as record_key, content_hash,
  case when link_id is null or cadre_key is null or link_kind is null or linked_from is null then list_filter([case when link_id is null then {field: 'link_id', value: link_id__cell, reason: case when link_id__cell is null then '必填项为空' else refusal_of_number(link_id__cell, coalesce(cell_refusal('code', link_id__cell), '格式不符')) end} end, case when cadre_key is null then {field: 'cadre_key', value: cadre_key__cell, reason: case when cadre_key__cell is null then '必填项为空' else refusal_of_number(cadre_key__cell, coalesce(cell_refusal('key', cadre_key__cell), '不是完整的号码')) end} end, case when link_kind is null then {field: 'link_kind', value: link_kind__cell, reason: case when link_kind__cell is null then '必填项为空' else coalesce(cell_refusal('enum', link_kind__cell), '不在允许的取值内') end} end, case when linked_from is null then {field: 'linked_from', value: linked_from__cell, reason: case when linked_from__cell is null then '必填项为空' else coalesce(cell_refusal('date', linked_from__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (ent_id is null and ent_id__cell is not null) or (household_key is null and household_key__cell is not null) or (linked_to is null and linked_to__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (ent_id is null and ent_id__cell is not null) then {field: 'ent_id', value: ent_id__cell, reason: refusal_of_number(ent_id__cell, coalesce(cell_refusal('code', ent_id__cell), '格式不符'))} end, case when (household_key is null and household_key__cell is not null) then {field: 'household_key', value: household_key__cell, reason: refusal_of_number(household_key__cell, coalesce(cell_refusal('key', household_key__cell), '不是完整的号码'))} end, case when (linked_to is null and linked_to__cell is not null) then {field: 'linked_to', value: linked_to__cell, reason: coalesce(cell_refusal('date', linked_to__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
