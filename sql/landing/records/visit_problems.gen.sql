-- Generated from the contract of visit_problems by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, problem_id varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, raised_on varchar, topic_name varchar, worker_group varchar, summary varchar, assigned_on varchar, assigned_org_name varchar, solved_on varchar, replied_on varchar, reply_form varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(problem_id, json_extract_string(getvariable('constants'), '$.problem_id')) as problem_id,
    coalesce(visit_id, json_extract_string(getvariable('constants'), '$.visit_id')) as visit_id,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string(getvariable('constants'), '$.region_name')) as region_name,
    coalesce(raised_on, json_extract_string(getvariable('constants'), '$.raised_on')) as raised_on,
    coalesce(topic_name, json_extract_string(getvariable('constants'), '$.topic_name')) as topic_name,
    coalesce(worker_group, json_extract_string(getvariable('constants'), '$.worker_group')) as worker_group,
    coalesce(summary, json_extract_string(getvariable('constants'), '$.summary')) as summary,
    coalesce(assigned_on, json_extract_string(getvariable('constants'), '$.assigned_on')) as assigned_on,
    coalesce(assigned_org_name, json_extract_string(getvariable('constants'), '$.assigned_org_name')) as assigned_org_name,
    coalesce(solved_on, json_extract_string(getvariable('constants'), '$.solved_on')) as solved_on,
    coalesce(replied_on, json_extract_string(getvariable('constants'), '$.replied_on')) as replied_on,
    coalesce(reply_form, json_extract_string(getvariable('constants'), '$.reply_form')) as reply_form
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(problem_id) as problem_id,
    clean(visit_id) as visit_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(raised_on) as raised_on,
    clean(topic_name) as topic_name,
    clean(worker_group) as worker_group,
    clean_text(summary) as summary,
    clean(assigned_on) as assigned_on,
    clean(assigned_org_name) as assigned_org_name,
    clean(solved_on) as solved_on,
    clean(replied_on) as replied_on,
    clean(reply_form) as reply_form
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(problem_id) as problem_id,
    null_if_blank(visit_id) as visit_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(raised_on) as raised_on,
    null_if_blank(topic_name) as topic_name,
    null_if_blank(worker_group) as worker_group,
    null_if_blank(summary) as summary,
    null_if_blank(assigned_on) as assigned_on,
    null_if_blank(assigned_org_name) as assigned_org_name,
    null_if_blank(solved_on) as solved_on,
    null_if_blank(replied_on) as replied_on,
    null_if_blank(reply_form) as reply_form
  from cleaned
),
spelled as (
  select *, fold_case(reply_form) as reply_form__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('problem_id', problem_id) as problem_id__cell,
    if_filled('problem_id', case when not is_nothing_but_zero(problem_id) then impersonal_code('problem_id', plain_code(problem_id), getvariable('code_inner'), getvariable('code_outer')) end) as problem_id,
    if_filled('visit_id', visit_id) as visit_id__cell,
    if_filled('visit_id', case when not is_nothing(visit_id) then impersonal_code('visit_id', plain_code(visit_id), getvariable('code_inner'), getvariable('code_outer')) end) as visit_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when not is_nothing(region_code) then place_code(impersonal_code('region_code', plain_code(region_code), getvariable('code_inner'), getvariable('code_outer'))) end) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', case when not is_nothing(region_name) then region_name end) as region_name,
    if_filled('raised_on', raised_on) as raised_on__cell,
    if_filled('raised_on', read_date(raised_on)) as raised_on,
    if_filled('topic_name', topic_name) as topic_name__cell,
    if_filled('topic_name', case when not is_nothing(topic_name) then topic_name end) as topic_name,
    if_filled('worker_group', worker_group) as worker_group__cell,
    if_filled('worker_group', case when not is_nothing(worker_group) then worker_group end) as worker_group,
    if_filled('summary', summary) as summary__cell,
    if_filled('summary', case when not is_mark(summary) then summary end) as summary,
    if_filled('assigned_on', assigned_on) as assigned_on__cell,
    if_filled('assigned_on', read_date(assigned_on)) as assigned_on,
    if_filled('assigned_org_name', assigned_org_name) as assigned_org_name__cell,
    if_filled('assigned_org_name', case when not is_nothing(assigned_org_name) then assigned_org_name end) as assigned_org_name,
    if_filled('solved_on', solved_on) as solved_on__cell,
    if_filled('solved_on', read_date(solved_on)) as solved_on,
    if_filled('replied_on', replied_on) as replied_on__cell,
    if_filled('replied_on', read_date(replied_on)) as replied_on,
    if_filled('reply_form', reply_form) as reply_form__cell,
    if_filled('reply_form', case when reply_form__spelling in ('public', '集中公示') then 'public' when reply_form__spelling in ('single', '单向反馈') then 'single' when reply_form__spelling in ('direct', '直接答复') then 'direct' when reply_form__spelling in ('regular', '定期告知') then 'regular' end) as reply_form
  from spelled
),
sane as (
  select * replace (case when has_happened(raised_on) then raised_on end as raised_on, case when has_happened(assigned_on) then assigned_on end as assigned_on, case when has_happened(solved_on) then solved_on end as solved_on, case when has_happened(replied_on) then replied_on end as replied_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(problem_id::varchar, ''), coalesce(visit_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(region_code::varchar, ''), coalesce(region_name__cell, ''), coalesce(raised_on::varchar, ''), coalesce(topic_name__cell, ''), coalesce(worker_group__cell, ''), coalesce(summary__cell, ''), coalesce(assigned_on::varchar, ''), coalesce(assigned_org_name__cell, ''), coalesce(solved_on::varchar, ''), coalesce(replied_on::varchar, ''), coalesce(reply_form::varchar, ''))) as content_hash from sane
)
select row_number,
  case when problem_id is null then 'hash:' || content_hash else concat_ws('|', source_system, problem_id::varchar) end as record_key, content_hash,
  case when problem_id is null or raised_on is null then list_filter([case when problem_id is null then {field: 'problem_id', value: problem_id__cell, reason: case when problem_id__cell is null then '必填项为空' else refusal_of_number(problem_id__cell, coalesce(cell_refusal('code', problem_id__cell), '格式不符')) end} end, case when raised_on is null then {field: 'raised_on', value: raised_on__cell, reason: case when raised_on__cell is null then '必填项为空' else coalesce(cell_refusal('date', raised_on__cell), '不是有效的日期') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (visit_id is null and visit_id__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (region_code is null and region_code__cell is not null) or (region_name is null and region_name__cell is not null) or (topic_name is null and topic_name__cell is not null) or (worker_group is null and worker_group__cell is not null) or (summary is null and summary__cell is not null) or (assigned_on is null and assigned_on__cell is not null) or (assigned_org_name is null and assigned_org_name__cell is not null) or (solved_on is null and solved_on__cell is not null) or (replied_on is null and replied_on__cell is not null) or (reply_form is null and reply_form__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (visit_id is null and visit_id__cell is not null) then {field: 'visit_id', value: visit_id__cell, reason: refusal_of_number(visit_id__cell, coalesce(cell_refusal('code', visit_id__cell), '格式不符'))} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (region_code is null and region_code__cell is not null) then {field: 'region_code', value: region_code__cell, reason: refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符'))} end, case when (region_name is null and region_name__cell is not null) then {field: 'region_name', value: region_name__cell, reason: coalesce(cell_refusal('name', region_name__cell), '没有填写实际内容')} end, case when (topic_name is null and topic_name__cell is not null) then {field: 'topic_name', value: topic_name__cell, reason: coalesce(cell_refusal('name', topic_name__cell), '没有填写实际内容')} end, case when (worker_group is null and worker_group__cell is not null) then {field: 'worker_group', value: worker_group__cell, reason: coalesce(cell_refusal('name', worker_group__cell), '没有填写实际内容')} end, case when (summary is null and summary__cell is not null) then {field: 'summary', value: summary__cell, reason: coalesce(cell_refusal('prose', summary__cell), '没有填写实际内容')} end, case when (assigned_on is null and assigned_on__cell is not null) then {field: 'assigned_on', value: assigned_on__cell, reason: coalesce(cell_refusal('date', assigned_on__cell), '不是有效的日期')} end, case when (assigned_org_name is null and assigned_org_name__cell is not null) then {field: 'assigned_org_name', value: assigned_org_name__cell, reason: coalesce(cell_refusal('name', assigned_org_name__cell), '没有填写实际内容')} end, case when (solved_on is null and solved_on__cell is not null) then {field: 'solved_on', value: solved_on__cell, reason: coalesce(cell_refusal('date', solved_on__cell), '不是有效的日期')} end, case when (replied_on is null and replied_on__cell is not null) then {field: 'replied_on', value: replied_on__cell, reason: coalesce(cell_refusal('date', replied_on__cell), '不是有效的日期')} end, case when (reply_form is null and reply_form__cell is not null) then {field: 'reply_form', value: reply_form__cell, reason: coalesce(cell_refusal('enum', reply_form__cell), '不在允许的取值内')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
