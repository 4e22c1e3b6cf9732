-- 可以更正的记录：已遮盖的文字和机器给出的主题、倾向、地区、所属热点，供标注页；不含检举控告件。
-- @grain 一条可检索的记录
-- @view
-- @column content_hash  记录内容的指纹；内容变了，旧的更正不再适用
-- @column region_code  县区代码，没有时为市代码，都没有时为空
-- @column issue_id  所属热点问题的编号；none 为不属于任何热点
select
  s.record_id,
  s.source,
  s.channel,
  r.record_key,
  r.content_hash,
  s.recorded_on,
  s.org_path,
  coalesce(s.county_code, s.city_code, '') as region_code,
  s.topic_code,
  s.evidence,
  s.polarity,
  coalesce(s.issue_id, 'none') as issue_id,
  s.text,
  s.title_length
from
  core.search_records s
  join core.annotated_records r on r.record_id = s.record_id
