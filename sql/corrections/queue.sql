-- Records to look at first: of each topic in turn the one whose best and second topic lie closest (smallest margin,
-- Scheffer et al. 2001), nothing
-- found counting as no margin. Ties are broken by a hash, so that the order is the same for everybody and favours
-- nothing.
with
  annotated as (
    select
      'petitions' as source,
      record_key,
      content_hash,
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
    by name
    select
      'visits' as source,
      record_key,
      content_hash,
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
    by name
    select
      'posts' as source,
      record_key,
      content_hash,
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
      *,
      topic_codes[1] as topic_code,
      case
        when topic_codes[1] = 'T99' then 0.0
        else coalesce(topic_scores[1], 0) - coalesce(topic_scores[2], 0)
      end as margin,
      md5(source || record_key) as tie
    from
      annotated
    where
      is_request
      and text_length >= 10
      and topic_method <> 'correction'
  ),
  taken as (
    select
      source,
      record_key,
      content_hash
    from
      core.corrections
    where
      kind = 'topic'
  ),
  in_turn as (
    select
      j.*,
      row_number() over (
        partition by
          topic_code
        order by
          margin,
          tie
      ) as turn
    from
      judged j
      anti join taken t on t.source = j.source
      and t.record_key = j.record_key
      and t.content_hash = j.content_hash
  )
select
  source,
  record_key,
  batch_no,
  row_number,
  topic_codes,
  topic_scores,
  margin::double as margin
from
  in_turn
order by
  turn,
  margin,
  tie
limit
  $limit::integer
