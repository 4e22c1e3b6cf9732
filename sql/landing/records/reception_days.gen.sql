-- Generated from the contract of reception_days by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, org_id varchar, org_name varchar, planned_on varchar, held_on varchar, leader_post varchar, leader_form varchar, cases varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(planned_on, json_extract_string(getvariable('constants'), '$.planned_on')) as planned_on,
    coalesce(held_on, json_extract_string(getvariable('constants'), '$.held_on')) as held_on,
    coalesce(leader_post, json_extract_string(getvariable('constants'), '$.leader_post')) as leader_post,
    coalesce(leader_form, json_extract_string(getvariable('constants'), '$.leader_form')) as leader_form,
    coalesce(cases, json_extract_string(getvariable('constants'), '$.cases')) as cases
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(planned_on) as planned_on,
    clean(held_on) as held_on,
    clean(leader_post) as leader_post,
    clean(leader_form) as leader_form,
    clean(cases) as cases
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(planned_on) as planned_on,
    null_if_blank(held_on) as held_on,
    null_if_blank(leader_post) as leader_post,
    null_if_blank(leader_form) as leader_form,
    null_if_blank(cases) as cases
  from cleaned
),
spelled as (
  select *, fold_case(leader_form) as leader_form__spelling from cells
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
    if_filled('planned_on', planned_on) as planned_on__cell,
    if_filled('planned_on', read_date(planned_on)) as planned_on,
    if_filled('held_on', held_on) as held_on__cell,
    if_filled('held_on', read_date(held_on)) as held_on,
    if_filled('leader_post', leader_post) as leader_post__cell,
    if_filled('leader_post', case when not is_nothing_but_zero(leader_post) then leader_post end) as leader_post,
    if_filled('leader_form', leader_form) as leader_form__cell,
    if_filled('leader_form', case when leader_form__spelling in ('rota', '轮流坐班') then 'rota' when leader_form__spelling in ('themed', '专题接访') then 'themed' when leader_form__spelling in ('outreach', '带案下访') then 'outreach' when leader_form__spelling in ('case_holder', '领导包案') then 'case_holder' when leader_form__spelling in ('appointment', '重点约访') then 'appointment' end) as leader_form,
    if_filled('cases', cases) as cases__cell,
    if_filled('cases', read_integer(cases)) as cases
  from spelled
),
sane as (
  select * replace (case when is_plausible(planned_on) then planned_on end as planned_on, case when has_happened(held_on) then held_on end as held_on, case when cases between 0 and 999999999999 then cases end as cases) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(planned_on::varchar, ''), coalesce(held_on::varchar, ''), coalesce(leader_post__cell, ''), coalesce(leader_form::varchar, ''), coalesce(cases::varchar, ''))) as content_hash from sane
)
select row_number,
  case when org_id is null or planned_on is null or leader_post is null then 'hash:' || content_hash else concat_ws('|', source_system, org_id::varchar, planned_on::varchar, impersonal_name('leader_post', leader_post, getvariable('code_inner'), getvariable('code_outer'))) end as record_key, content_hash,
  case when planned_on is null then list_filter([case when planned_on is null then {field: 'planned_on', value: planned_on__cell, reason: case when planned_on__cell is null then '必填项为空' else coalesce(cell_refusal('date', planned_on__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (held_on is null and held_on__cell is not null) or (leader_post is null and leader_post__cell is not null) or (leader_form is null and leader_form__cell is not null) or (cases is null and cases__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (held_on is null and held_on__cell is not null) then {field: 'held_on', value: held_on__cell, reason: coalesce(cell_refusal('date', held_on__cell), '不是有效的日期')} end, case when (leader_post is null and leader_post__cell is not null) then {field: 'leader_post', value: leader_post__cell, reason: coalesce(cell_refusal('name', leader_post__cell), '没有填写实际内容')} end, case when (leader_form is null and leader_form__cell is not null) then {field: 'leader_form', value: leader_form__cell, reason: coalesce(cell_refusal('enum', leader_form__cell), '不在允许的取值内')} end, case when (cases is null and cases__cell is not null) then {field: 'cases', value: cases__cell, reason: coalesce(cell_refusal('integer', cases__cell), '不是有效的整数(范围 0 至 不限)')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
