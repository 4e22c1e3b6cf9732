-- The present annotations of records whose topic a researcher set right, the correction itself left aside.
copy (
  with
    texts as (
      select
        'visits' as source,
        record_key,
        content_hash,
        batch_no,
        row_number
      from
        staging.visits
      union all
      select
        'petitions',
        record_key,
        content_hash,
        batch_no,
        row_number
      from
        staging.petitions
      union all
      select
        'posts',
        record_key,
        content_hash,
        batch_no,
        row_number
      from
        staging.posts
    ),
    annotated as (
      select
        'visits' as source,
        batch_no,
        row_number,
        topic_code
      from
        raw.annotations_visits
      union all
      select
        'petitions',
        batch_no,
        row_number,
        topic_code
      from
        raw.annotations_petitions
      union all
      select
        'posts',
        batch_no,
        row_number,
        topic_code
      from
        raw.annotations_posts
    )
  select
    c.correction_id,
    min(a.topic_code = split_part(c.value, ',', 1)) as is_right
  from
    core.corrections c
    join texts t on t.source = c.source
    and t.record_key = c.record_key
    and t.content_hash = c.content_hash
    join annotated a on a.source = t.source
    and a.batch_no = t.batch_no
    and a.row_number = t.row_number
  where
    c.kind = 'topic'
  group by
    c.correction_id
) to $path (format parquet);
