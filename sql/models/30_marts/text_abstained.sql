-- 有文字而未能归类（T99）的记录，按来源和月份。
-- @grain 一个来源、一个月
-- @key source, month
-- @not_null source, month, text_count, unclassified_count
-- @column text_count  有文字的记录
-- @column unclassified_count  其中未能归类的；拿不准时不猜
select
  source,
  month,
  count(*) filter(text_length > 0)::integer as text_count,
  count(*) filter(
    text_length > 0
    and topic_code = 'T99'
  )::integer as unclassified_count
from
  core.annotated_records
group by
  source,
  month
