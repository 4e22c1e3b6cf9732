-- Generated from the contract of registered_studies by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, study_id varchar, org_id varchar, org_name varchar, plan_year varchar, title varchar, topic_codes varchar, lead_department varchar, has_plan varchar, due_on varchar, finished_on varchar, study_stage varchar, adopted_on varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(study_id, json_extract_string(getvariable('constants'), '$.study_id')) as study_id,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(plan_year, json_extract_string(getvariable('constants'), '$.plan_year')) as plan_year,
    coalesce(title, json_extract_string(getvariable('constants'), '$.title')) as title,
    coalesce(topic_codes, json_extract_string(getvariable('constants'), '$.topic_codes')) as topic_codes,
    coalesce(lead_department, json_extract_string(getvariable('constants'), '$.lead_department')) as lead_department,
    coalesce(has_plan, json_extract_string(getvariable('constants'), '$.has_plan')) as has_plan,
    coalesce(due_on, json_extract_string(getvariable('constants'), '$.due_on')) as due_on,
    coalesce(finished_on, json_extract_string(getvariable('constants'), '$.finished_on')) as finished_on,
    coalesce(study_stage, json_extract_string(getvariable('constants'), '$.study_stage')) as study_stage,
    coalesce(adopted_on, json_extract_string(getvariable('constants'), '$.adopted_on')) as adopted_on
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(study_id) as study_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(plan_year) as plan_year,
    clean_text(title) as title,
    clean(topic_codes) as topic_codes,
    clean(lead_department) as lead_department,
    clean(has_plan) as has_plan,
    clean(due_on) as due_on,
    clean(finished_on) as finished_on,
    clean(study_stage) as study_stage,
    clean(adopted_on) as adopted_on
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(study_id) as study_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(plan_year) as plan_year,
    null_if_blank(title) as title,
    null_if_blank(topic_codes) as topic_codes,
    null_if_blank(lead_department) as lead_department,
    null_if_blank(has_plan) as has_plan,
    null_if_blank(due_on) as due_on,
    null_if_blank(finished_on) as finished_on,
    null_if_blank(study_stage) as study_stage,
    null_if_blank(adopted_on) as adopted_on
  from cleaned
),
spelled as (
  select *, fold_case(study_stage) as study_stage__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('study_id', study_id) as study_id__cell,
    if_filled('study_id', case when not is_nothing_but_zero(study_id) then impersonal_code('study_id', plain_code(study_id), getvariable('code_inner'), getvariable('code_outer')) end) as study_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('plan_year', plan_year) as plan_year__cell,
    if_filled('plan_year', read_integer(plan_year)) as plan_year,
    if_filled('title', title) as title__cell,
    if_filled('title', case when not is_mark(title) then title end) as title,
    if_filled('topic_codes', topic_codes) as topic_codes__cell,
    if_filled('topic_codes', nullif(read_names(topic_codes), [])) as topic_codes,
    if_filled('lead_department', lead_department) as lead_department__cell,
    if_filled('lead_department', case when not is_nothing(lead_department) then lead_department end) as lead_department,
    if_filled('has_plan', has_plan) as has_plan__cell,
    if_filled('has_plan', read_boolean(has_plan)) as has_plan,
    if_filled('due_on', due_on) as due_on__cell,
    if_filled('due_on', read_date(due_on)) as due_on,
    if_filled('finished_on', finished_on) as finished_on__cell,
    if_filled('finished_on', read_date(finished_on)) as finished_on,
    if_filled('study_stage', study_stage) as study_stage__cell,
    if_filled('study_stage', case when study_stage__spelling in ('chosen', '选题') then 'chosen' when study_stage__spelling in ('registered', '立项') then 'registered' when study_stage__spelling in ('fieldwork', '调研') then 'fieldwork' when study_stage__spelling in ('drafted', '成稿') then 'drafted' when study_stage__spelling in ('adopted', '采纳') then 'adopted' end) as study_stage,
    if_filled('adopted_on', adopted_on) as adopted_on__cell,
    if_filled('adopted_on', read_date(adopted_on)) as adopted_on
  from spelled
),
sane as (
  select * replace (case when plan_year between 2000 and 2100 then plan_year end as plan_year, case when is_plausible(due_on) then due_on end as due_on, case when has_happened(finished_on) then finished_on end as finished_on, case when has_happened(adopted_on) then adopted_on end as adopted_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(study_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(plan_year::varchar, ''), coalesce(title__cell, ''), coalesce(topic_codes::varchar, ''), coalesce(lead_department__cell, ''), coalesce(has_plan::varchar, ''), coalesce(due_on::varchar, ''), coalesce(finished_on::varchar, ''), coalesce(study_stage::varchar, ''), coalesce(adopted_on::varchar, ''))) as content_hash from sane
)
select row_number,
  case when study_id is null then 'hash:' || content_hash else concat_ws('|', source_system, study_id::varchar) end as record_key, content_hash,
  case when study_id is null or plan_year is null or title is null then list_filter([case when study_id is null then {field: 'study_id', value: study_id__cell, reason: case when study_id__cell is null then '必填项为空' else refusal_of_number(study_id__cell, coalesce(cell_refusal('code', study_id__cell), '格式不符')) end} end, case when plan_year is null then {field: 'plan_year', value: plan_year__cell, reason: case when plan_year__cell is null then '必填项为空' else coalesce(cell_refusal('integer', plan_year__cell), '不是有效的整数(范围 2000 至 2100)') end} end, case when title is null then {field: 'title', value: title__cell, reason: case when title__cell is null then '必填项为空' else coalesce(cell_refusal('text', title__cell), '没有填写实际内容') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (topic_codes is null and topic_codes__cell is not null) or (lead_department is null and lead_department__cell is not null) or (has_plan is null and has_plan__cell is not null) or (due_on is null and due_on__cell is not null) or (finished_on is null and finished_on__cell is not null) or (study_stage is null and study_stage__cell is not null) or (adopted_on is null and adopted_on__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (topic_codes is null and topic_codes__cell is not null) then {field: 'topic_codes', value: topic_codes__cell, reason: coalesce(cell_refusal('names', topic_codes__cell), '没有填写实际内容')} end, case when (lead_department is null and lead_department__cell is not null) then {field: 'lead_department', value: lead_department__cell, reason: coalesce(cell_refusal('name', lead_department__cell), '没有填写实际内容')} end, case when (has_plan is null and has_plan__cell is not null) then {field: 'has_plan', value: has_plan__cell, reason: coalesce(cell_refusal('boolean', has_plan__cell), '应为是或否')} end, case when (due_on is null and due_on__cell is not null) then {field: 'due_on', value: due_on__cell, reason: coalesce(cell_refusal('date', due_on__cell), '不是有效的日期')} end, case when (finished_on is null and finished_on__cell is not null) then {field: 'finished_on', value: finished_on__cell, reason: coalesce(cell_refusal('date', finished_on__cell), '不是有效的日期')} end, case when (study_stage is null and study_stage__cell is not null) then {field: 'study_stage', value: study_stage__cell, reason: coalesce(cell_refusal('enum', study_stage__cell), '不在允许的取值内')} end, case when (adopted_on is null and adopted_on__cell is not null) then {field: 'adopted_on', value: adopted_on__cell, reason: coalesce(cell_refusal('date', adopted_on__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
