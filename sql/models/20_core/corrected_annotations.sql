-- 三个有文字的来源的机器标注，研究人员更正过的换成更正的值。
-- @grain 一行已入库的走访、诉求或帖文
-- @key source, batch_no, row_number
-- @not_null source, batch_no, row_number, topic_code, topic_method, polarity
with
  annotated as (
    select
      'petitions' as source,
      *
    from
      raw.annotations_petitions
    union all
    by name
    select
      'posts' as source,
      *
    from
      raw.annotations_posts
    union all
    by name
    select
      'visits' as source,
      *
    from
      raw.annotations_visits
  )
select
  a.source,
  a.batch_no,
  a.row_number,
  a.text_length,
  a.polarity_score,
  a.intent,
  a.help_flags,
  a.amount_yuan,
  a.people_count,
  a.lexicon_version,
  a.model_version,
  coalesce(c.topic_code, a.topic_code) as topic_code,
  coalesce(c.topic_codes, a.topic_codes) as topic_codes,
  coalesce(c.topic_scores, a.topic_scores) as topic_scores,
  coalesce(c.topic_evidence, a.topic_evidence) as topic_evidence,
  coalesce(c.topic_method, a.topic_method) as topic_method,
  coalesce(c.polarity, a.polarity) as polarity,
  coalesce(c.region_codes, a.region_codes) as region_codes
from
  annotated a
  left join core.text_corrections c on c.source = a.source
  and c.batch_no = a.batch_no
  and c.row_number = a.row_number
