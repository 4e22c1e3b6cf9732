-- 文字标注的质量：各来源未能归类的有多少，与来源系统自己的类别一致的有多少，用的是哪一版词典和模型。
-- @grain 一类记录
-- @key record
-- @not_null record, record_count, text_count, unclassified_count, comparable_count, agreeing_count
-- @column text_count  有文字的记录
-- @column unclassified_count  有文字但未能归类（T99）的
-- @column comparable_count  来源系统标了类别、且我们也归了类的
-- @column agreeing_count  其中一级主题一致的
with
  annotated as (
    select
      'visits' as record,
      r.topic_name as source_topic,
      a.topic_code,
      a.text_length,
      a.lexicon_version,
      a.model_version
    from
      core.visits r
      join core.visit_annotations a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    union all
    select
      'petitions',
      r.topic_name,
      a.topic_code,
      a.text_length,
      a.lexicon_version,
      a.model_version
    from
      core.petitions r
      join core.petition_annotations a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    union all
    select
      'posts',
      r.topic_name,
      a.topic_code,
      a.text_length,
      a.lexicon_version,
      a.model_version
    from
      core.posts r
      join core.post_annotations a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    union all
    select
      'visit_problems',
      null,
      topic_code,
      text_length,
      lexicon_version,
      model_version
    from
      core.visit_problem_annotations
  )
select
  a.record,
  count(*)::integer as record_count,
  count(*) filter(text_length > 0)::integer as text_count,
  count(*) filter(
    text_length > 0
    and a.topic_code = 'T99'
  )::integer as unclassified_count,
  count(*) filter(
    n.topic_code is not null
    and a.topic_code <> 'T99'
  )::integer as comparable_count,
  count(*) filter(n.topic_code = left(a.topic_code, 3))::integer as agreeing_count,
  max(a.lexicon_version) as lexicon_version,
  max(a.model_version) as model_version
from
  annotated a
  left join core.topic_names n on n.topic_text = a.source_topic
group by
  a.record
