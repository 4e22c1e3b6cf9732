-- Generated from the contract of visits by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, redacted, with the reasons why a row or a cell is refused.
create or replace table shape (source_system varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, visited_on varchar, day_share varchar, visit_kind varchar, purposes varchar, ent_id varchar, ent_name varchar, household_key varchar, leader_post varchar, cadre_keys varchar, stay_from varchar, stay_to varchar, workers_met varchar, groups varchar, topic_name varchar, opinions varchar, actions varchar, result varchar, rating varchar, aid_yuan varchar, aid_yuan__wan varchar, aid_yuan__yi varchar, entered_on varchar);

create or replace table landed_shape (source_system varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, visited_on date, day_share decimal(18, 3), visit_kind varchar, purposes varchar[], ent_id varchar, ent_name varchar, household_key varchar, leader_post varchar, cadre_keys varchar[], stay_from date, stay_to date, workers_met integer, groups varchar[], topic_name varchar, opinions varchar, actions varchar, result varchar, rating varchar, aid_yuan decimal(18, 2), entered_on date);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string($constants::varchar, '$.source_system')) as source_system,
    coalesce(visit_id, json_extract_string($constants::varchar, '$.visit_id')) as visit_id,
    coalesce(org_id, json_extract_string($constants::varchar, '$.org_id')) as org_id,
    coalesce(org_name, json_extract_string($constants::varchar, '$.org_name')) as org_name,
    coalesce(region_code, json_extract_string($constants::varchar, '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string($constants::varchar, '$.region_name')) as region_name,
    coalesce(township, json_extract_string($constants::varchar, '$.township')) as township,
    coalesce(visited_on, json_extract_string($constants::varchar, '$.visited_on')) as visited_on,
    coalesce(day_share, json_extract_string($constants::varchar, '$.day_share')) as day_share,
    coalesce(visit_kind, json_extract_string($constants::varchar, '$.visit_kind')) as visit_kind,
    coalesce(purposes, json_extract_string($constants::varchar, '$.purposes')) as purposes,
    coalesce(ent_id, json_extract_string($constants::varchar, '$.ent_id')) as ent_id,
    coalesce(ent_name, json_extract_string($constants::varchar, '$.ent_name')) as ent_name,
    coalesce(household_key, json_extract_string($constants::varchar, '$.household_key')) as household_key,
    coalesce(leader_post, json_extract_string($constants::varchar, '$.leader_post')) as leader_post,
    coalesce(cadre_keys, json_extract_string($constants::varchar, '$.cadre_keys')) as cadre_keys,
    coalesce(stay_from, json_extract_string($constants::varchar, '$.stay_from')) as stay_from,
    coalesce(stay_to, json_extract_string($constants::varchar, '$.stay_to')) as stay_to,
    coalesce(workers_met, json_extract_string($constants::varchar, '$.workers_met')) as workers_met,
    coalesce(groups, json_extract_string($constants::varchar, '$.groups')) as groups,
    coalesce(topic_name, json_extract_string($constants::varchar, '$.topic_name')) as topic_name,
    coalesce(opinions, json_extract_string($constants::varchar, '$.opinions')) as opinions,
    coalesce(actions, json_extract_string($constants::varchar, '$.actions')) as actions,
    coalesce(result, json_extract_string($constants::varchar, '$.result')) as result,
    coalesce(rating, json_extract_string($constants::varchar, '$.rating')) as rating,
    coalesce(aid_yuan, aid_yuan__wan || '万', aid_yuan__yi || '亿', json_extract_string($constants::varchar, '$.aid_yuan')) as aid_yuan,
    coalesce(entered_on, json_extract_string($constants::varchar, '$.entered_on')) as entered_on
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(visit_id) as visit_id,
    clean(org_id) as org_id,
    clean(org_name) as org_name,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(township) as township,
    clean(visited_on) as visited_on,
    clean(day_share) as day_share,
    clean(visit_kind) as visit_kind,
    clean(purposes) as purposes,
    clean(ent_id) as ent_id,
    clean(ent_name) as ent_name,
    clean(household_key) as household_key,
    clean(leader_post) as leader_post,
    clean(cadre_keys) as cadre_keys,
    clean(stay_from) as stay_from,
    clean(stay_to) as stay_to,
    clean(workers_met) as workers_met,
    clean(groups) as groups,
    clean(topic_name) as topic_name,
    clean_text(opinions) as opinions,
    clean_text(actions) as actions,
    clean(result) as result,
    clean(rating) as rating,
    clean(aid_yuan) as aid_yuan,
    clean(entered_on) as entered_on
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(visit_id) as visit_id,
    null_if_blank(org_id) as org_id,
    null_if_blank(org_name) as org_name,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(township) as township,
    null_if_blank(visited_on) as visited_on,
    null_if_blank(day_share) as day_share,
    null_if_blank(visit_kind) as visit_kind,
    null_if_blank(purposes) as purposes,
    null_if_blank(ent_id) as ent_id,
    null_if_blank(ent_name) as ent_name,
    null_if_blank(household_key) as household_key,
    null_if_blank(leader_post) as leader_post,
    null_if_blank(cadre_keys) as cadre_keys,
    null_if_blank(stay_from) as stay_from,
    null_if_blank(stay_to) as stay_to,
    null_if_blank(workers_met) as workers_met,
    null_if_blank(groups) as groups,
    null_if_blank(topic_name) as topic_name,
    null_if_blank(opinions) as opinions,
    null_if_blank(actions) as actions,
    null_if_blank(result) as result,
    null_if_blank(rating) as rating,
    null_if_blank(aid_yuan) as aid_yuan,
    null_if_blank(entered_on) as entered_on
  from cleaned
),
spelled as (
  select *, fold_case(visit_kind) as visit_kind__spelling, fold_case(result) as result__spelling, fold_case(rating) as rating__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', read_code(source_system)) as source_system,
    if_filled('visit_id', visit_id) as visit_id__cell,
    if_filled('visit_id', read_code(visit_id)) as visit_id,
    if_filled('org_id', org_id) as org_id__cell,
    if_filled('org_id', read_code(org_id)) as org_id,
    if_filled('org_name', org_name) as org_name__cell,
    if_filled('org_name', read_prose(org_name)) as org_name,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', read_code(region_code)) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', read_prose(region_name)) as region_name,
    if_filled('township', township) as township__cell,
    if_filled('township', read_prose(township)) as township,
    if_filled('visited_on', visited_on) as visited_on__cell,
    if_filled('visited_on', read_date(visited_on)) as visited_on,
    if_filled('day_share', day_share) as day_share__cell,
    if_filled('day_share', read_decimal(day_share)) as day_share,
    if_filled('visit_kind', visit_kind) as visit_kind__cell,
    if_filled('visit_kind', case when visit_kind__spelling in ('enterprise', '企业', '走访企业', '企业走访') then 'enterprise' when visit_kind__spelling in ('household', '入户', '困难职工家庭', '入户走访', '走访职工') then 'household' when visit_kind__spelling in ('site', '项目工地', '工地', '项目部') then 'site' when visit_kind__spelling in ('park', '园区', '乡镇园区', '园区乡镇', '乡镇', '街道') then 'park' end) as visit_kind,
    if_filled('purposes', purposes) as purposes__cell,
    if_filled('purposes', read_names(purposes)) as purposes,
    if_filled('ent_id', ent_id) as ent_id__cell,
    if_filled('ent_id', read_code(ent_id)) as ent_id,
    if_filled('ent_name', ent_name) as ent_name__cell,
    if_filled('ent_name', read_prose(ent_name)) as ent_name,
    if_filled('household_key', household_key) as household_key__cell,
    if_filled('household_key', hmac_hex(key_text(household_key), $household_inner::blob, $household_outer::blob)) as household_key,
    if_filled('leader_post', leader_post) as leader_post__cell,
    if_filled('leader_post', read_prose(leader_post)) as leader_post,
    if_filled('cadre_keys', cadre_keys) as cadre_keys__cell,
    if_filled('cadre_keys', list_transform(read_names(cadre_keys), lambda k: hmac_hex(key_text(k), $cadre_inner::blob, $cadre_outer::blob))) as cadre_keys,
    if_filled('stay_from', stay_from) as stay_from__cell,
    if_filled('stay_from', read_date(stay_from)) as stay_from,
    if_filled('stay_to', stay_to) as stay_to__cell,
    if_filled('stay_to', read_date(stay_to)) as stay_to,
    if_filled('workers_met', workers_met) as workers_met__cell,
    if_filled('workers_met', read_integer(workers_met)) as workers_met,
    if_filled('groups', groups) as groups__cell,
    if_filled('groups', read_names(groups)) as groups,
    if_filled('topic_name', topic_name) as topic_name__cell,
    if_filled('topic_name', read_prose(topic_name)) as topic_name,
    if_filled('opinions', opinions) as opinions__cell,
    if_filled('opinions', read_prose(opinions)) as opinions,
    if_filled('actions', actions) as actions__cell,
    if_filled('actions', read_prose(actions)) as actions,
    if_filled('result', result) as result__cell,
    if_filled('result', case when result__spelling in ('solved', '已解决', '已办结', '办结') then 'solved' when result__spelling in ('doing', '办理中', '正在办理', '跟进中') then 'doing' when result__spelling in ('forwarded', '已转办', '转办', '移交') then 'forwarded' when result__spelling in ('unsolved', '未解决', '暂不能解决') then 'unsolved' when result__spelling in ('none', '无需办理', '无问题', '无') then 'none' end) as result,
    if_filled('rating', rating) as rating__cell,
    if_filled('rating', case when rating__spelling in ('satisfied', '满意', '非常满意') then 'satisfied' when rating__spelling in ('fair', '基本满意', '一般') then 'fair' when rating__spelling in ('unsatisfied', '不满意', '很不满意') then 'unsatisfied' when rating__spelling in ('unrated', '未评价', '无') then 'unrated' end) as rating,
    if_filled('aid_yuan', aid_yuan) as aid_yuan__cell,
    if_filled('aid_yuan', read_yuan(aid_yuan)) as aid_yuan,
    if_filled('entered_on', entered_on) as entered_on__cell,
    if_filled('entered_on', read_date(entered_on)) as entered_on
  from spelled
),
sane as (
  select * replace (case when is_sane(visited_on) then visited_on end as visited_on, case when day_share between 0 and 1 then day_share end as day_share, case when is_sane(stay_from) then stay_from end as stay_from, case when is_sane(stay_to) then stay_to end as stay_to, case when workers_met between 0 and 100000 then workers_met end as workers_met, case when aid_yuan between 0 and 999999999999 then aid_yuan end as aid_yuan, case when is_sane(entered_on) then entered_on end as entered_on) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), $salt::varchar, coalesce(visit_id::varchar, ''), coalesce(org_id::varchar, ''), coalesce(org_name::varchar, ''), coalesce(region_code::varchar, ''), coalesce(region_name::varchar, ''), coalesce(township::varchar, ''), coalesce(visited_on::varchar, ''), coalesce(day_share::varchar, ''), coalesce(visit_kind::varchar, ''), coalesce(purposes::varchar, ''), coalesce(ent_id::varchar, ''), coalesce(ent_name::varchar, ''), coalesce(household_key::varchar, ''), coalesce(leader_post::varchar, ''), coalesce(cadre_keys::varchar, ''), coalesce(stay_from::varchar, ''), coalesce(stay_to::varchar, ''), coalesce(workers_met::varchar, ''), coalesce(groups::varchar, ''), coalesce(topic_name::varchar, ''), coalesce(opinions__cell, ''), coalesce(actions__cell, ''), coalesce(result::varchar, ''), coalesce(rating::varchar, ''), coalesce(aid_yuan::varchar, ''), coalesce(entered_on::varchar, ''))) as content_hash from sane
)
select row_number,
  case when visit_id is null then 'hash:' || content_hash else concat_ws('|', source_system, visit_id::varchar) end as record_key, content_hash,
  case when visited_on is null or visit_kind is null or cadre_keys is null then list_filter([case when visited_on is null then {field: 'visited_on', value: visited_on__cell, reason: case when visited_on__cell is null then '必填项为空' else '不是有效的日期' end} end, case when visit_kind is null then {field: 'visit_kind', value: visit_kind__cell, reason: case when visit_kind__cell is null then '必填项为空' else '不在允许的取值内' end} end, case when cadre_keys is null then {field: 'cadre_keys', value: cadre_keys__cell, reason: case when cadre_keys__cell is null then '必填项为空' else '无法识别' end} end], lambda r: r is not null) end as errors,
  case when (day_share is null and day_share__cell is not null) or (stay_from is null and stay_from__cell is not null) or (stay_to is null and stay_to__cell is not null) or (workers_met is null and workers_met__cell is not null) or (result is null and result__cell is not null) or (rating is null and rating__cell is not null) or (aid_yuan is null and aid_yuan__cell is not null) or (entered_on is null and entered_on__cell is not null) then list_filter([case when (day_share is null and day_share__cell is not null) then {field: 'day_share', value: day_share__cell, reason: '不是有效的数字(范围 0 至 1)'} end, case when (stay_from is null and stay_from__cell is not null) then {field: 'stay_from', value: stay_from__cell, reason: '不是有效的日期'} end, case when (stay_to is null and stay_to__cell is not null) then {field: 'stay_to', value: stay_to__cell, reason: '不是有效的日期'} end, case when (workers_met is null and workers_met__cell is not null) then {field: 'workers_met', value: workers_met__cell, reason: '不是有效的整数(范围 0 至 100000)'} end, case when (result is null and result__cell is not null) then {field: 'result', value: result__cell, reason: '不在允许的取值内'} end, case when (rating is null and rating__cell is not null) then {field: 'rating', value: rating__cell, reason: '不在允许的取值内'} end, case when (aid_yuan is null and aid_yuan__cell is not null) then {field: 'aid_yuan', value: aid_yuan__cell, reason: '不是有效的金额(范围 0 至 不限)'} end, case when (entered_on is null and entered_on__cell is not null) then {field: 'entered_on', value: entered_on__cell, reason: '不是有效的日期'} end], lambda r: r is not null) end as warnings,
  case when contains(opinions, '〔') or contains(actions, '〔') then {documents: (count_masks(opinions, '〔证件号〕') + count_masks(actions, '〔证件号〕'))::smallint, cards: (count_masks(opinions, '〔银行卡号〕') + count_masks(actions, '〔银行卡号〕'))::smallint, mobiles: (count_masks(opinions, '〔手机号〕') + count_masks(actions, '〔手机号〕'))::smallint, landlines: (count_masks(opinions, '〔电话〕') + count_masks(actions, '〔电话〕'))::smallint, emails: (count_masks(opinions, '〔邮箱〕') + count_masks(actions, '〔邮箱〕'))::smallint} end as redactions,
  columns(c -> is_filled(c))
from hashed;

-- Hits of digit redaction by kind; values are never kept.
create or replace table redactions as
select 'documents' as kind, coalesce(sum(redactions.documents), 0)::integer as hits from candidates
union all select 'cards' as kind, coalesce(sum(redactions.cards), 0)::integer as hits from candidates
union all select 'mobiles' as kind, coalesce(sum(redactions.mobiles), 0)::integer as hits from candidates
union all select 'landlines' as kind, coalesce(sum(redactions.landlines), 0)::integer as hits from candidates
union all select 'emails' as kind, coalesce(sum(redactions.emails), 0)::integer as hits from candidates;
