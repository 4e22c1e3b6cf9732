-- 网络帖文的文字标注。
-- @grain 一条网络帖文
-- @key record_key, content_hash, row_number
-- @not_null record_key, batch_no, row_number, topic_code, polarity, intent, is_request
-- @column topic_code  首要主题，二级代码；T99 为未能归类
-- @column topic_method  lexicon 词典、model 模型、correction 研究人员的更正
-- @column topic_evidence  各主题所依据的词语，与 topic_codes 一一对应
-- @column is_request  诉求；讲到某个主题的咨询；没有写明意图但讲到某个主题且不是正面的。与任何主题无关的提问（周末去哪）和媒体、官方、工会和企业账号发布的不算
select
  r.record_key,
  r.content_hash,
  r.is_conflict,
  a.batch_no,
  a.row_number,
  a.text_length,
  a.topic_code,
  a.topic_codes,
  a.topic_scores,
  a.topic_evidence,
  a.topic_method,
  a.polarity,
  a.polarity_score,
  a.intent,
  coalesce(r.author_type, '') not in ('media', 'official', 'union', 'enterprise')
  and (
    a.intent = '诉求'
    or (
      a.topic_code <> 'T99'
      and (
        a.intent = '咨询'
        or (
          a.intent = '其他'
          and a.polarity <> 'positive'
        )
      )
    )
  ) as is_request,
  a.help_flags,
  a.region_codes,
  a.amount_yuan,
  a.people_count,
  a.lexicon_version,
  a.model_version
from
  staging.posts r
  join core.corrected_annotations a on a.source = 'posts'
  and a.batch_no = r.batch_no
  and a.row_number = r.row_number
