-- 各来源各月有文字的记录和其中未能归类的。
-- @not_null source, month, text_count, unclassified_count
select
  source,
  month,
  text_count,
  unclassified_count
from
  marts.text_abstained
order by
  source,
  month desc
