-- Generated from the contract of promises by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, redacted, with the reasons why a row or a cell is refused.
create or replace table shape (source_system varchar, promise_id varchar, org_id varchar, org_name varchar, plan_year varchar, item varchar, measure varchar, deadline varchar, leader_post varchar, department varchar, responsible_post varchar, done_on varchar);

create or replace table candidates as
with cleaned as (
  select row_number,
    clean(coalesce(source_system, json_extract_string($constants::varchar, '$.source_system'))) as source_system,
    clean(coalesce(promise_id, json_extract_string($constants::varchar, '$.promise_id'))) as promise_id,
    clean(coalesce(org_id, json_extract_string($constants::varchar, '$.org_id'))) as org_id,
    clean(coalesce(org_name, json_extract_string($constants::varchar, '$.org_name'))) as org_name,
    clean(coalesce(plan_year, json_extract_string($constants::varchar, '$.plan_year'))) as plan_year,
    clean_text(coalesce(item, json_extract_string($constants::varchar, '$.item'))) as item,
    clean_text(coalesce(measure, json_extract_string($constants::varchar, '$.measure'))) as measure,
    clean(coalesce(deadline, json_extract_string($constants::varchar, '$.deadline'))) as deadline,
    clean(coalesce(leader_post, json_extract_string($constants::varchar, '$.leader_post'))) as leader_post,
    clean(coalesce(department, json_extract_string($constants::varchar, '$.department'))) as department,
    clean(coalesce(responsible_post, json_extract_string($constants::varchar, '$.responsible_post'))) as responsible_post,
    clean(coalesce(done_on, json_extract_string($constants::varchar, '$.done_on'))) as done_on
  from (select * from input union all by name select * from shape)
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
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
typed as (
  select row_number,
    source_system as source_system__cell,
    read_code(source_system) as source_system,
    promise_id as promise_id__cell,
    read_code(promise_id) as promise_id,
    org_id as org_id__cell,
    read_code(org_id) as org_id,
    org_name as org_name__cell,
    read_prose(org_name) as org_name,
    plan_year as plan_year__cell,
    read_integer(plan_year) as plan_year,
    item as item__cell,
    read_prose(item) as item,
    measure as measure__cell,
    read_prose(measure) as measure,
    deadline as deadline__cell,
    read_date(deadline) as deadline,
    leader_post as leader_post__cell,
    read_prose(leader_post) as leader_post,
    department as department__cell,
    read_prose(department) as department,
    responsible_post as responsible_post__cell,
    read_prose(responsible_post) as responsible_post,
    done_on as done_on__cell,
    read_date(done_on) as done_on
  from cells
),
sane as (
  select * replace (case when plan_year between 2000 and 2100 then plan_year end as plan_year, case when is_sane(deadline) then deadline end as deadline, case when is_sane(done_on) then done_on end as done_on) from typed
)
select row_number,
  case when promise_id is null then 'hash:' || md5(concat_ws(chr(31), $salt::varchar, coalesce(promise_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name::varchar, ''), coalesce(plan_year::varchar, ''), coalesce(item__cell, ''), coalesce(measure__cell, ''), coalesce(deadline::varchar, ''), coalesce(leader_post::varchar, ''), coalesce(department::varchar, ''), coalesce(responsible_post::varchar, ''), coalesce(done_on::varchar, ''))) else concat_ws('|', source_system, promise_id::varchar) end as record_key,
  md5(concat_ws(chr(31), $salt::varchar, coalesce(promise_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name::varchar, ''), coalesce(plan_year::varchar, ''), coalesce(item__cell, ''), coalesce(measure__cell, ''), coalesce(deadline::varchar, ''), coalesce(leader_post::varchar, ''), coalesce(department::varchar, ''), coalesce(responsible_post::varchar, ''), coalesce(done_on::varchar, ''))) as content_hash,
  case when promise_id is null or plan_year is null then list_filter([case when promise_id is null then {field: 'promise_id', value: promise_id__cell, reason: case when promise_id__cell is null then '必填项为空' else '格式不符' end} end, case when plan_year is null then {field: 'plan_year', value: plan_year__cell, reason: case when plan_year__cell is null then '必填项为空' else '不是有效的整数(范围 2000 至 2100)' end} end], lambda r: r is not null) end as errors,
  case when (deadline is null and deadline__cell is not null) or (done_on is null and done_on__cell is not null) then list_filter([case when (deadline is null and deadline__cell is not null) then {field: 'deadline', value: deadline__cell, reason: '不是有效的日期'} end, case when (done_on is null and done_on__cell is not null) then {field: 'done_on', value: done_on__cell, reason: '不是有效的日期'} end], lambda r: r is not null) end as warnings,
  case when contains(item, '〔') or contains(measure, '〔') then {documents: (count_masks(item, '〔证件号〕') + count_masks(measure, '〔证件号〕'))::smallint, cards: (count_masks(item, '〔银行卡号〕') + count_masks(measure, '〔银行卡号〕'))::smallint, mobiles: (count_masks(item, '〔手机号〕') + count_masks(measure, '〔手机号〕'))::smallint, landlines: (count_masks(item, '〔电话〕') + count_masks(measure, '〔电话〕'))::smallint, emails: (count_masks(item, '〔邮箱〕') + count_masks(measure, '〔邮箱〕'))::smallint} end as redactions,
  source_system,
  promise_id,
  org_id,
  org_name,
  plan_year,
  item,
  measure,
  deadline,
  leader_post,
  department,
  responsible_post,
  done_on
from sane;

-- Hits of digit redaction by kind; values are never kept.
create or replace table redactions as
select 'documents' as kind, coalesce(sum(redactions.documents), 0)::integer as hits from candidates
union all select 'cards' as kind, coalesce(sum(redactions.cards), 0)::integer as hits from candidates
union all select 'mobiles' as kind, coalesce(sum(redactions.mobiles), 0)::integer as hits from candidates
union all select 'landlines' as kind, coalesce(sum(redactions.landlines), 0)::integer as hits from candidates
union all select 'emails' as kind, coalesce(sum(redactions.emails), 0)::integer as hits from candidates;
