-- Generated from the contract of posts by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, post_id varchar, platform varchar, author_type varchar, author_key varchar, published_at timestamp, collected_at timestamp, region_code varchar, region_name varchar, url varchar, topic_name varchar, title varchar, body varchar, reposts integer, comments integer, likes integer, views integer, repost_of varchar, ent_name varchar);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.post_id, if_unfilled('post_id', k.post_id)) as post_id,
    coalesce(c.platform, if_unfilled('platform', k.platform)) as platform,
    coalesce(c.author_type, if_unfilled('author_type', k.author_type)) as author_type,
    coalesce(c.author_key, if_unfilled('author_key', k.author_key)) as author_key,
    coalesce(c.published_at, if_unfilled('published_at', k.published_at)) as published_at,
    coalesce(c.collected_at, if_unfilled('collected_at', k.collected_at)) as collected_at,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(c.url, if_unfilled('url', k.url)) as url,
    coalesce(r.topic_name__redacted, c.topic_name, if_unfilled('topic_name', k.topic_name)) as topic_name,
    coalesce(r.title__redacted, c.title, if_unfilled('title', k.title)) as title,
    coalesce(r.body__redacted, c.body, if_unfilled('body', k.body)) as body,
    coalesce(c.reposts, if_unfilled('reposts', k.reposts)) as reposts,
    coalesce(c.comments, if_unfilled('comments', k.comments)) as comments,
    coalesce(c.likes, if_unfilled('likes', k.likes)) as likes,
    coalesce(c.views, if_unfilled('views', k.views)) as views,
    coalesce(c.repost_of, if_unfilled('repost_of', k.repost_of)) as repost_of,
    coalesce(r.ent_name__redacted, c.ent_name, if_unfilled('ent_name', k.ent_name)) as ent_name
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  join files f on f.batch_no = batch_of(c.row_number)
  left join file_units u on u.batch_no = f.batch_no
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  left join inferred_units i on i.row_number = c.row_number
  left join (
    select * from carried
    union all by name
    select * from landed_shape where false
  ) k on k.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
