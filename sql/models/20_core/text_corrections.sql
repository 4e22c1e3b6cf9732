-- 更正过主题、倾向或地区的记录，按标注表的样子给出更正后的值。
-- @grain 一条更正过的记录
-- @key source, batch_no, row_number
-- @not_null source, batch_no, row_number
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
  corrected as (
    select
      t.source,
      t.batch_no,
      t.row_number,
      string_split(max(c.value) filter(c.kind = 'topic'), ',') as topic_codes,
      max(c.value) filter(c.kind = 'polarity') as polarity,
      max(c.value) filter(c.kind = 'place') as place
    from
      raw.corrections c
      join texts t on t.source = c.source
      and t.record_key = c.record_key
      and t.content_hash = c.content_hash
    where
      c.kind <> 'issue'
    group by
      t.source,
      t.batch_no,
      t.row_number
  )
select
  source,
  batch_no,
  row_number,
  topic_codes[1] as topic_code,
  topic_codes,
  list_transform(topic_codes, lambda _: 1.0::double) as topic_scores,
  list_transform(topic_codes, lambda _: '') as topic_evidence,
  case
    when topic_codes is not null then 'correction'
  end as topic_method,
  polarity,
  case
    when place is not null then [place]
  end as region_codes
from
  corrected
