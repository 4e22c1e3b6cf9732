-- Generated from the contract of posts by `npm run types`. Do not edit.
-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.
create or replace table shape (source_system varchar, post_id varchar, platform varchar, author_type varchar, author_key varchar, published_at varchar, collected_at varchar, region_code varchar, region_name varchar, url varchar, topic_name varchar, title varchar, body varchar, reposts varchar, comments varchar, likes varchar, views varchar, repost_of varchar, ent_name varchar);

create or replace table candidates as
with mapped as (
  select row_number,
    coalesce(source_system, json_extract_string(getvariable('constants'), '$.source_system')) as source_system,
    coalesce(post_id, json_extract_string(getvariable('constants'), '$.post_id')) as post_id,
    coalesce(platform, json_extract_string(getvariable('constants'), '$.platform')) as platform,
    coalesce(author_type, json_extract_string(getvariable('constants'), '$.author_type')) as author_type,
    coalesce(author_key, json_extract_string(getvariable('constants'), '$.author_key')) as author_key,
    coalesce(published_at, json_extract_string(getvariable('constants'), '$.published_at')) as published_at,
    coalesce(collected_at, json_extract_string(getvariable('constants'), '$.collected_at')) as collected_at,
    coalesce(region_code, json_extract_string(getvariable('constants'), '$.region_code')) as region_code,
    coalesce(region_name, json_extract_string(getvariable('constants'), '$.region_name')) as region_name,
    coalesce(url, json_extract_string(getvariable('constants'), '$.url')) as url,
    coalesce(topic_name, json_extract_string(getvariable('constants'), '$.topic_name')) as topic_name,
    coalesce(title, json_extract_string(getvariable('constants'), '$.title')) as title,
    coalesce(body, json_extract_string(getvariable('constants'), '$.body')) as body,
    coalesce(reposts, json_extract_string(getvariable('constants'), '$.reposts')) as reposts,
    coalesce(comments, json_extract_string(getvariable('constants'), '$.comments')) as comments,
    coalesce(likes, json_extract_string(getvariable('constants'), '$.likes')) as likes,
    coalesce(views, json_extract_string(getvariable('constants'), '$.views')) as views,
    coalesce(repost_of, json_extract_string(getvariable('constants'), '$.repost_of')) as repost_of,
    coalesce(ent_name, json_extract_string(getvariable('constants'), '$.ent_name')) as ent_name
  from (select * from input union all by name select * from shape where false)
),
cleaned as (
  select row_number,
    clean(source_system) as source_system,
    clean(post_id) as post_id,
    clean(platform) as platform,
    clean(author_type) as author_type,
    clean(author_key) as author_key,
    clean(published_at) as published_at,
    clean(collected_at) as collected_at,
    clean(region_code) as region_code,
    clean(region_name) as region_name,
    clean(url) as url,
    clean(topic_name) as topic_name,
    clean_text(title) as title,
    clean_text(body) as body,
    clean(reposts) as reposts,
    clean(comments) as comments,
    clean(likes) as likes,
    clean(views) as views,
    clean(repost_of) as repost_of,
    clean(ent_name) as ent_name
  from mapped
),
cells as (
  select row_number,
    null_if_blank(source_system) as source_system,
    null_if_blank(post_id) as post_id,
    null_if_blank(platform) as platform,
    null_if_blank(author_type) as author_type,
    null_if_blank(author_key) as author_key,
    null_if_blank(published_at) as published_at,
    null_if_blank(collected_at) as collected_at,
    null_if_blank(region_code) as region_code,
    null_if_blank(region_name) as region_name,
    null_if_blank(url) as url,
    null_if_blank(topic_name) as topic_name,
    null_if_blank(title) as title,
    null_if_blank(body) as body,
    null_if_blank(reposts) as reposts,
    null_if_blank(comments) as comments,
    null_if_blank(likes) as likes,
    null_if_blank(views) as views,
    null_if_blank(repost_of) as repost_of,
    null_if_blank(ent_name) as ent_name
  from cleaned
),
spelled as (
  select *, fold_case(platform) as platform__spelling, fold_case(author_type) as author_type__spelling from cells
),
typed as (
  select row_number,
    if_filled('source_system', source_system) as source_system__cell,
    if_filled('source_system', case when not is_nothing(source_system) then impersonal_code('source_system', source_system, getvariable('code_inner'), getvariable('code_outer')) end) as source_system,
    if_filled('post_id', post_id) as post_id__cell,
    if_filled('post_id', case when not is_nothing_but_zero(post_id) then impersonal_code('post_id', post_id, getvariable('code_inner'), getvariable('code_outer')) end) as post_id,
    if_filled('platform', platform) as platform__cell,
    if_filled('platform', case when platform__spelling in ('weibo', '微博', '新浪微博') then 'weibo' when platform__spelling in ('wechat', '微信公众号', '微信', '公众号') then 'wechat' when platform__spelling in ('douyin', '抖音') then 'douyin' when platform__spelling in ('kuaishou', '快手') then 'kuaishou' when platform__spelling in ('xiaohongshu', '小红书') then 'xiaohongshu' when platform__spelling in ('toutiao', '今日头条', '头条') then 'toutiao' when platform__spelling in ('tieba', '贴吧', '百度贴吧') then 'tieba' when platform__spelling in ('zhihu', '知乎') then 'zhihu' when platform__spelling in ('forum', '论坛', '本地论坛') then 'forum' when platform__spelling in ('news', '新闻网站', '新闻', '网媒') then 'news' when platform__spelling in ('board', '人民网领导留言板', '领导留言板', '留言板') then 'board' when platform__spelling in ('hotline_public', '12345公开回复') then 'hotline_public' when platform__spelling in ('own', '工会自有平台', '工会平台') then 'own' end) as platform,
    if_filled('author_type', author_type) as author_type__cell,
    if_filled('author_type', case when author_type__spelling in ('official', '官方机构', '政务') then 'official' when author_type__spelling in ('union', '官方工会', '工会') then 'union' when author_type__spelling in ('media', '媒体') then 'media' when author_type__spelling in ('creator', '自媒体/大v', '自媒体', '大v') then 'creator' when author_type__spelling in ('enterprise', '企业') then 'enterprise' when author_type__spelling in ('netizen', '网民', '个人', '普通用户') then 'netizen' end) as author_type,
    if_filled('author_key', author_key) as author_key__cell,
    if_filled('author_key', pseudonym(author_key, is_filled('author_key__number'), getvariable('author_inner'), getvariable('author_outer'))) as author_key,
    if_filled('published_at', published_at) as published_at__cell,
    if_filled('published_at', read_timestamp(published_at)) as published_at,
    if_filled('collected_at', collected_at) as collected_at__cell,
    if_filled('collected_at', read_timestamp(collected_at)) as collected_at,
    if_filled('region_code', region_code) as region_code__cell,
    if_filled('region_code', case when not is_nothing(region_code) then impersonal_code('region_code', region_code, getvariable('code_inner'), getvariable('code_outer')) end) as region_code,
    if_filled('region_name', region_name) as region_name__cell,
    if_filled('region_name', case when not is_nothing(region_name) then region_name end) as region_name,
    if_filled('url', url) as url__cell,
    if_filled('url', case when not is_nothing(url) then impersonal_code('url', url, getvariable('code_inner'), getvariable('code_outer')) end) as url,
    if_filled('topic_name', topic_name) as topic_name__cell,
    if_filled('topic_name', case when not is_nothing(topic_name) then topic_name end) as topic_name,
    if_filled('title', title) as title__cell,
    if_filled('title', case when not is_mark(title) then title end) as title,
    if_filled('body', body) as body__cell,
    if_filled('body', case when not is_mark(body) then body end) as body,
    if_filled('reposts', reposts) as reposts__cell,
    if_filled('reposts', read_integer(reposts)) as reposts,
    if_filled('comments', comments) as comments__cell,
    if_filled('comments', read_integer(comments)) as comments,
    if_filled('likes', likes) as likes__cell,
    if_filled('likes', read_integer(likes)) as likes,
    if_filled('views', views) as views__cell,
    if_filled('views', read_integer(views)) as views,
    if_filled('repost_of', repost_of) as repost_of__cell,
    if_filled('repost_of', case when not is_nothing(repost_of) then impersonal_code('repost_of', repost_of, getvariable('code_inner'), getvariable('code_outer')) end) as repost_of,
    if_filled('ent_name', ent_name) as ent_name__cell,
    if_filled('ent_name', case when not is_nothing(ent_name) then ent_name end) as ent_name
  from spelled
),
sane as (
  select * replace (case when has_happened(published_at) then published_at end as published_at, case when has_happened(collected_at) then collected_at end as collected_at, case when reposts between 0 and 999999999999 then reposts end as reposts, case when comments between 0 and 999999999999 then comments end as comments, case when likes between 0 and 999999999999 then likes end as likes, case when views between 0 and 999999999999 then views end as views) from typed
),
hashed as (
  select *, md5(concat_ws(chr(31), getvariable('salt'), coalesce(post_id::varchar, ''), coalesce(platform::varchar, ''), coalesce(author_type::varchar, ''), coalesce(author_key::varchar, ''), coalesce(published_at::varchar, ''), coalesce(collected_at::varchar, ''), coalesce(region_code::varchar, ''), coalesce(region_name__cell, ''), coalesce(url::varchar, ''), coalesce(topic_name__cell, ''), coalesce(title__cell, ''), coalesce(body__cell, ''), coalesce(reposts::varchar, ''), coalesce(comments::varchar, ''), coalesce(likes::varchar, ''), coalesce(views::varchar, ''), coalesce(repost_of::varchar, ''), coalesce(ent_name__cell, ''))) as content_hash from sane
)
select row_number,
  case when post_id is null or platform is null then 'hash:' || content_hash else concat_ws('|', source_system, post_id::varchar, platform::varchar) end as record_key, content_hash,
  case when platform is null or published_at is null then list_filter([case when platform is null then {field: 'platform', value: platform__cell, reason: case when platform__cell is null then '必填项为空' else coalesce(cell_refusal('enum', platform__cell), '不在允许的取值内') end} end, case when published_at is null then {field: 'published_at', value: published_at__cell, reason: case when published_at__cell is null then '必填项为空' else coalesce(cell_refusal('timestamp', published_at__cell), '不是有效的时间') end} end], lambda r: r is not null) end as errors,
  case when (source_system is null and source_system__cell is not null) or (post_id is null and post_id__cell is not null) or (author_type is null and author_type__cell is not null) or (author_key is null and author_key__cell is not null) or (collected_at is null and collected_at__cell is not null) or (region_code is null and region_code__cell is not null) or (region_name is null and region_name__cell is not null) or (url is null and url__cell is not null) or (topic_name is null and topic_name__cell is not null) or (title is null and title__cell is not null) or (body is null and body__cell is not null) or (reposts is null and reposts__cell is not null) or (comments is null and comments__cell is not null) or (likes is null and likes__cell is not null) or (views is null and views__cell is not null) or (repost_of is null and repost_of__cell is not null) or (ent_name is null and ent_name__cell is not null) then list_filter([case when (source_system is null and source_system__cell is not null) then {field: 'source_system', value: source_system__cell, reason: refusal_of_number(source_system__cell, coalesce(cell_refusal('code', source_system__cell), '格式不符'))} end, case when (post_id is null and post_id__cell is not null) then {field: 'post_id', value: post_id__cell, reason: refusal_of_number(post_id__cell, coalesce(cell_refusal('code', post_id__cell), '格式不符'))} end, case when (author_type is null and author_type__cell is not null) then {field: 'author_type', value: author_type__cell, reason: coalesce(cell_refusal('enum', author_type__cell), '不在允许的取值内')} end, case when (author_key is null and author_key__cell is not null) then {field: 'author_key', value: author_key__cell, reason: refusal_of_number(author_key__cell, coalesce(cell_refusal('key', author_key__cell), '不是完整的号码'))} end, case when (collected_at is null and collected_at__cell is not null) then {field: 'collected_at', value: collected_at__cell, reason: coalesce(cell_refusal('timestamp', collected_at__cell), '不是有效的时间')} end, case when (region_code is null and region_code__cell is not null) then {field: 'region_code', value: region_code__cell, reason: refusal_of_number(region_code__cell, coalesce(cell_refusal('code', region_code__cell), '格式不符'))} end, case when (region_name is null and region_name__cell is not null) then {field: 'region_name', value: region_name__cell, reason: coalesce(cell_refusal('name', region_name__cell), '没有填写实际内容')} end, case when (url is null and url__cell is not null) then {field: 'url', value: url__cell, reason: refusal_of_number(url__cell, coalesce(cell_refusal('code', url__cell), '格式不符'))} end, case when (topic_name is null and topic_name__cell is not null) then {field: 'topic_name', value: topic_name__cell, reason: coalesce(cell_refusal('name', topic_name__cell), '没有填写实际内容')} end, case when (title is null and title__cell is not null) then {field: 'title', value: title__cell, reason: coalesce(cell_refusal('text', title__cell), '没有填写实际内容')} end, case when (body is null and body__cell is not null) then {field: 'body', value: body__cell, reason: coalesce(cell_refusal('prose', body__cell), '没有填写实际内容')} end, case when (reposts is null and reposts__cell is not null) then {field: 'reposts', value: reposts__cell, reason: coalesce(cell_refusal('integer', reposts__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (comments is null and comments__cell is not null) then {field: 'comments', value: comments__cell, reason: coalesce(cell_refusal('integer', comments__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (likes is null and likes__cell is not null) then {field: 'likes', value: likes__cell, reason: coalesce(cell_refusal('integer', likes__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (views is null and views__cell is not null) then {field: 'views', value: views__cell, reason: coalesce(cell_refusal('integer', views__cell), '不是有效的整数(范围 0 至 不限)')} end, case when (repost_of is null and repost_of__cell is not null) then {field: 'repost_of', value: repost_of__cell, reason: refusal_of_number(repost_of__cell, coalesce(cell_refusal('code', repost_of__cell), '格式不符'))} end, case when (ent_name is null and ent_name__cell is not null) then {field: 'ent_name', value: ent_name__cell, reason: coalesce(cell_refusal('name', ent_name__cell), '没有填写实际内容')} end], lambda r: r is not null) end as warnings,
  columns(c -> is_filled(c))
from hashed;
