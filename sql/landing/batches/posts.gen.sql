-- Generated from the contract of posts by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, post_id varchar, platform varchar, author_type varchar, author_key varchar, published_at timestamp, collected_at timestamp, region_code varchar, region_name varchar, url varchar, topic_name varchar, title varchar, body varchar, reposts integer, comments integer, likes integer, views integer, repost_of varchar, ent_name varchar);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.post_id,
    c.platform,
    c.author_type,
    c.author_key,
    c.published_at,
    c.collected_at,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.url,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.title__redacted, c.title) as title,
    coalesce(r.body__redacted, c.body) as body,
    c.reposts,
    c.comments,
    c.likes,
    c.views,
    c.repost_of,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
