-- 各类记录现用的词典和模型版本，未归类的和与来源自己的类别一致的。
-- @not_null record, text_count, unclassified_count, comparable_count, agreeing_count
select
  record,
  text_count,
  unclassified_count,
  comparable_count,
  agreeing_count,
  lexicon_version,
  model_version
from
  marts.annotation_quality
order by
  record
