-- 可检索的记录，供检索页和单个问题、单家企业的原文清单使用；不含检举控告件，文字已遮盖。
-- @grain 一条可检索的记录
-- @view
-- @column record_no  按日期先后的序号，只在这一版数据内有效
-- @column topic_codes  标注的主题，首要的在前，至多三个；topic_code 是第一个
-- @column worker_groups  写明的职工群体代码；帖文没有这一栏，没有写明的为空
-- @column text  标题与内容，姓名、号码、门牌已尽力遮盖
select
  record_no,
  record_id,
  source,
  channel,
  recorded_on,
  month,
  unit_org_id,
  org_path,
  county_code,
  city_code,
  topic_code,
  topic_codes,
  evidence,
  polarity,
  intent,
  is_request,
  issue_id,
  ent_id,
  industry,
  ownership,
  worker_groups,
  reactions,
  batch_no,
  row_number,
  text,
  title_length
from
  core.search_records
