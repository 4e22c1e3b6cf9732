-- Generated from the contract of promises by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, sending_unit varchar, promise_id varchar, org_id varchar, org_name varchar, plan_year varchar, item varchar, measure varchar, deadline varchar, leader_post varchar, department varchar, responsible_post varchar, done_on varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(sending_unit, json_extract_string(getvariable('constants'), '$.sending_unit')) as sending_unit,
    coalesce(promise_id, json_extract_string(getvariable('constants'), '$.promise_id')) as promise_id,
    coalesce(org_id, json_extract_string(getvariable('constants'), '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string(getvariable('constants'), '$.org_name')) as org_name,
    coalesce(plan_year, json_extract_string(getvariable('constants'), '$.plan_year')) as plan_year,
    coalesce(item, json_extract_string(getvariable('constants'), '$.item')) as item,
    coalesce(measure, json_extract_string(getvariable('constants'), '$.measure')) as measure,
    coalesce(deadline, json_extract_string(getvariable('constants'), '$.deadline')) as deadline,
    coalesce(leader_post, json_extract_string(getvariable('constants'), '$.leader_post')) as leader_post,
    coalesce(department, json_extract_string(getvariable('constants'), '$.department')) as department,
    coalesce(responsible_post, json_extract_string(getvariable('constants'), '$.responsible_post')) as responsible_post,
    coalesce(done_on, json_extract_string(getvariable('constants'), '$.done_on')) as done_on
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(sending_unit) as sending_unit,
    clean(promise_id) as promise_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(plan_year) as plan_year,
    clean_text(item) as item,
    clean_text(measure) as measure,
    clean(deadline) as deadline,
    clean(leader_post) as leader_post,
    clean(department) as department,
    clean(responsible_post) as responsible_post,
    clean(done_on) as done_on
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(sending_unit) as sending_unit,
    null_if_blank(promise_id) as promise_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(plan_year) as plan_year,
    null_if_blank(item) as item,
    null_if_blank(measure) as measure,
    null_if_blank(deadline) as deadline,
    null_if_blank(leader_post) as leader_post,
    null_if_blank(department) as department,
    null_if_blank(responsible_post) as responsible_post,
    null_if_blank(done_on) as done_on
  from cleaned
),
spelled as (
  select * from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', plain_code(source_system), getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('sending_unit', sending_unit) as sending_unit__cell,
    if_filled('sending_unit', case when not is_nothing(sending_unit) then sending_unit end) as sending_unit,
    if_filled('promise_id', promise_id) as promise_id__cell,
    if_filled('promise_id', case when not is_nothing_but_zero(promise_id) then impersonal_code('promise_id', plain_code(promise_id), getvariable('code_inner'), getvariable('code_outer')) end) as promise_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', case when not is_nothing(org_id) then impersonal_code('org_id', plain_code(org_id), getvariable('code_inner'), getvariable('code_outer')) end) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', case when not is_nothing(org_name) then case when not is_no_union(org_name) then org_name end end) as org_name,
    if_filled('plan_year', plan_year) as plan_year__cell,
    if_filled('plan_year', read_integer(plan_year)) as plan_year,
    if_filled('item', item) as item__cell,
    if_filled('item', case when not is_mark(item) then item end) as item,
    if_filled('measure', measure) as measure__cell,
    if_filled('measure', case when not is_mark(measure) then measure end) as measure,
    if_filled('deadline', deadline) as deadline__cell,
    if_filled('deadline', read_date(deadline)) as deadline,
    if_filled('leader_post', leader_post) as leader_post__cell,
    if_filled('leader_post', case when not is_nothing(leader_post) then leader_post end) as leader_post,
    if_filled('department', department) as department__cell,
    if_filled('department', case when not is_nothing(department) then department end) as department,
    if_filled('responsible_post', responsible_post) as responsible_post__cell,
    if_filled('responsible_post', case when not is_nothing(responsible_post) then responsible_post end) as responsible_post,
    if_filled('done_on', done_on) as done_on__cell,
    if_filled('done_on', read_date(done_on)) as done_on
  from spelled
),
sane as (
  select * replace (case when plan_year between 2000 and 2100 then plan_year end as plan_year, case when is_plausible(deadline) then deadline end as deadline, case when has_happened(done_on) then done_on end as done_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(promise_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name__cell, ''), coalesce(plan_year::varchar, ''), coalesce(item__cell, ''), coalesce(measure__cell, ''), coalesce(deadline::varchar, ''), coalesce(leader_post__cell, ''), coalesce(department__cell, ''), coalesce(responsible_post__cell, ''), coalesce(done_on::varchar, ''))) as content_hash from sane
)
select row_number,
  case when promise_id is null then 'hash:' || content_hash else concat_ws('|', source_system, promise_id::varchar) end as record_key, content_hash,
  case when promise_id is null or plan_year is null then list_filter([case when promise_id is null then {field: 'promise_id', value: promise_id__cell, reason: case when promise_id__cell is null then '必填项为空' else refusal_of_number(promise_id__cell, coalesce(cell_refusal('code', promise_id__cell), '格式不符')) end} end, case when plan_year is null then {field: 'plan_year', value: plan_year__cell, reason: case when plan_year__cell is null then '必填项为空' else coalesce(cell_refusal('integer', plan_year__cell), '不是有效的整数(范围 2000 至 2100)') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (sending_unit is null and sending_unit__cell is not null) or (org_id is null and org_id__cell is not null) or (org_name is null and org_name__cell is not null) or (item is null and item__cell is not null) or (measure is null and measure__cell is not null) or (deadline is null and deadline__cell is not null) or (leader_post is null and leader_post__cell is not null) or (department is null and department__cell is not null) or (responsible_post is null and responsible_post__cell is not null) or (done_on is null and done_on__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (sending_unit is null and sending_unit__cell is not null) then {field: 'sending_unit', value: sending_unit__cell, reason: coalesce(cell_refusal('name', sending_unit__cell), '没有填写实际内容')} end, case when (org_id is null and org_id__cell is not null) then {field: 'org_id', value: org_id__cell, reason: refusal_of_number(org_id__cell, coalesce(cell_refusal('code', org_id__cell), '格式不符'))} end, case when (org_name is null and org_name__cell is not null) then {field: 'org_name', value: org_name__cell, reason: coalesce(cell_refusal('name', org_name__cell), '没有填写实际内容')} end, case when (item is null and item__cell is not null) then {field: 'item', value: item__cell, reason: coalesce(cell_refusal('text', item__cell), '没有填写实际内容')} end, case when (measure is null and measure__cell is not null) then {field: 'measure', value: measure__cell, reason: coalesce(cell_refusal('text', measure__cell), '没有填写实际内容')} end, case when (deadline is null and deadline__cell is not null) then {field: 'deadline', value: deadline__cell, reason: coalesce(cell_refusal('date', deadline__cell), '不是有效的日期')} end, case when (leader_post is null and leader_post__cell is not null) then {field: 'leader_post', value: leader_post__cell, reason: coalesce(cell_refusal('name', leader_post__cell), '没有填写实际内容')} end, case when (department is null and department__cell is not null) then {field: 'department', value: department__cell, reason: coalesce(cell_refusal('name', department__cell), '没有填写实际内容')} end, case when (responsible_post is null and responsible_post__cell is not null) then {field: 'responsible_post', value: responsible_post__cell, reason: coalesce(cell_refusal('name', responsible_post__cell), '没有填写实际内容')} end, case when (done_on is null and done_on__cell is not null) then {field: 'done_on', value: done_on__cell, reason: coalesce(cell_refusal('date', done_on__cell), '不是有效的日期')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
