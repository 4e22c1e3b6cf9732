-- Generated from the contract of posts by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, post_id varchar, platform varchar, author_type varchar, author_key varchar, published_at timestamp, collected_at timestamp, region_code varchar, region_name varchar, url varchar, topic_name varchar, title varchar, body varchar, reposts integer, comments integer, likes integer, views integer, repost_of varchar, ent_name varchar);

create or replace table asked as
select m.bare_key, m.unit_key, c.published_at::date as matter_day, squeeze(concat_ws(' ', if_filled('title', c.title), if_filled('body', c.body))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from (
  select c.row_number,
    c.post_id as post_id,
    c.platform as platform,
    c.author_type as author_type,
    c.author_key as author_key,
    c.published_at as published_at,
    c.collected_at as collected_at,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.url as url,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.title__redacted, c.title) as title,
    coalesce(r.body__redacted, c.body) as body,
    c.reposts as reposts,
    c.comments as comments,
    c.likes as likes,
    c.views as views,
    c.repost_of as repost_of,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
) c
join marks m on m.row_number = c.row_number and not m.is_known
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name;

create or replace table standing as
select e.bare_key, e.unit_key, c.published_at::date as matter_day, squeeze(concat_ws(' ', if_filled('title', c.title), if_filled('body', c.body))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and c.published_at::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('post_id') or place_code(squeeze(a.post_id)) is not distinct from place_code(squeeze(s.post_id)))
    and (not is_filled('platform') or a.platform is not distinct from s.platform)
    and (not is_filled('author_type') or a.author_type is not distinct from s.author_type)
    and (not is_filled('author_key') or a.author_key is not distinct from s.author_key)
    and (not is_filled('published_at') or a.published_at is not distinct from s.published_at)
    and (not is_filled('collected_at') or a.collected_at is not distinct from s.collected_at)
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('url') or place_code(squeeze(a.url)) is not distinct from place_code(squeeze(s.url)))
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('title') or squeeze(a.title) is not distinct from squeeze(s.title))
    and (not is_filled('body') or squeeze(a.body) is not distinct from squeeze(s.body))
    and (not is_filled('reposts') or a.reposts is not distinct from s.reposts)
    and (not is_filled('comments') or a.comments is not distinct from s.comments)
    and (not is_filled('likes') or a.likes is not distinct from s.likes)
    and (not is_filled('views') or a.views is not distinct from s.views)
    and (not is_filled('repost_of') or place_code(squeeze(a.repost_of)) is not distinct from place_code(squeeze(s.repost_of)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('post_id') or place_code(squeeze(a.post_id)) is not distinct from place_code(squeeze(s.post_id)))
    and (not is_filled('platform') or a.platform is not distinct from s.platform)
    and (not is_filled('author_type') or a.author_type is not distinct from s.author_type)
    and (not is_filled('author_key') or a.author_key is not distinct from s.author_key)
    and (not is_filled('published_at') or a.published_at is not distinct from s.published_at)
    and (not is_filled('collected_at') or a.collected_at is not distinct from s.collected_at)
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('url') or place_code(squeeze(a.url)) is not distinct from place_code(squeeze(s.url)))
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('title') or squeeze(a.title) is not distinct from squeeze(s.title))
    and (not is_filled('body') or squeeze(a.body) is not distinct from squeeze(s.body))
    and (not is_filled('reposts') or a.reposts is not distinct from s.reposts)
    and (not is_filled('comments') or a.comments is not distinct from s.comments)
    and (not is_filled('likes') or a.likes is not distinct from s.likes)
    and (not is_filled('views') or a.views is not distinct from s.views)
    and (not is_filled('repost_of') or place_code(squeeze(a.repost_of)) is not distinct from place_code(squeeze(s.repost_of)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.post_id is null or s.post_id is null or place_code(squeeze(a.post_id)) is not distinct from place_code(squeeze(s.post_id)))
  and (a.platform is null or s.platform is null or a.platform is not distinct from s.platform)
  and (a.author_type is null or s.author_type is null or a.author_type is not distinct from s.author_type)
  and (a.author_key is null or s.author_key is null or a.author_key is not distinct from s.author_key)
  and (a.published_at is null or s.published_at is null or a.published_at is not distinct from s.published_at)
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.url is null or s.url is null or place_code(squeeze(a.url)) is not distinct from place_code(squeeze(s.url)))
  and (a.topic_name is null or s.topic_name is null or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
  and (a.repost_of is null or s.repost_of is null or place_code(squeeze(a.repost_of)) is not distinct from place_code(squeeze(s.repost_of)))
  and (a.ent_name is null or s.ent_name is null or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
;
