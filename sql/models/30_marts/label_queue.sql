-- 待标注的记录：各主题轮流，每个主题先取最拿不准的（最好与次好的主题最接近，Scheffer 等 2001），没有认出主题的按完全拿不准算；最多两千条。
-- @grain 一条待看的记录
-- @key queue_no
-- @not_null queue_no, record_id, source, record_key, content_hash, org_path, margin
-- @column queue_no  先后次序；相同时按编号的散列，不偏向任何单位
-- @column margin  机器给最好主题与次好主题的分差，越小越拿不准
with
  annotated as (
    select
      'petitions' as source,
      batch_no,
      row_number,
      topic_codes,
      topic_scores,
      topic_method,
      is_request,
      text_length
    from
      core.petition_annotations
    union all
    select
      'visits',
      batch_no,
      row_number,
      topic_codes,
      topic_scores,
      topic_method,
      is_request,
      text_length
    from
      core.visit_annotations
    union all
    select
      'posts',
      batch_no,
      row_number,
      topic_codes,
      topic_scores,
      topic_method,
      is_request,
      text_length
    from
      core.post_annotations
  ),
  judged as (
    select
      s.record_id,
      s.source,
      s.org_path,
      r.record_key,
      r.content_hash,
      s.topic_code,
      md5(s.record_id) as tie,
      case
        when s.topic_code = 'T99' then 0.0
        else coalesce(a.topic_scores[1], 0) - coalesce(a.topic_scores[2], 0)
      end as margin
    from
      annotated a
      join core.search_records s on s.source = a.source
      and s.batch_no = a.batch_no
      and s.row_number = a.row_number
      join core.annotated_records r on r.source = a.source
      and r.batch_no = a.batch_no
      and r.row_number = a.row_number
    where
      a.is_request
      and a.text_length >= 10
      and a.topic_method <> 'correction'
  ),
  in_turn as (
    select
      *,
      row_number() over (
        partition by
          topic_code
        order by
          margin,
          tie,
          record_id
      ) as turn
    from
      judged
  ),
  numbered as (
    select
      *,
      row_number() over (
        order by
          turn,
          margin,
          tie,
          record_id
      )::integer as queue_no
    from
      in_turn
  )
select
  queue_no,
  record_id,
  source,
  record_key,
  content_hash,
  org_path,
  margin::double as margin
from
  numbered
where
  queue_no <= 2000
