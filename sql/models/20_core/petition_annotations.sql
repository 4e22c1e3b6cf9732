-- 信访诉求的文字标注：主题、倾向、意图、帮扶提示、金额和人数。
-- @grain 一件信访诉求
-- @key record_key, content_hash, row_number
-- @not_null record_key, batch_no, row_number, topic_code, polarity, intent, is_request
-- @column topic_code  首要主题，二级代码；T99 为未能归类
-- @column topic_method  lexicon 词典、model 模型、correction 研究人员的更正
-- @column topic_evidence  各主题所依据的词语，与 topic_codes 一一对应
-- @column is_request  属于诉求或咨询
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
  a.intent in ('诉求', '咨询') as is_request,
  a.help_flags,
  a.region_codes,
  a.amount_yuan,
  a.people_count,
  a.lexicon_version,
  a.model_version
from
  staging.petitions r
  join core.corrected_annotations a on a.source = 'petitions'
  and a.batch_no = r.batch_no
  and a.row_number = r.row_number
