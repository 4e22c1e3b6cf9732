-- 三个有文字的来源的记录与标注合在一起，附归属单位、地区和月份；走访问题已包含在走访所记意见里，不重复计。
-- @grain 一条走访、诉求或帖文
-- @key source, record_key, content_hash, row_number
-- @not_null source, month, org_path, topic_code, polarity, intent, is_request
-- @column record_id  在热点问题里的编号：来源、记录键，同一批内同号不同内容的再加内容指纹
-- @column topic_codes  标注的主题，首要的在前，至多三个
-- @column is_request  计入热点和诉求量的记录，口径见各来源的标注表
select
  'visits' as source,
  'visits:' || r.record_key || case
    when a.is_conflict then ':' || r.content_hash
    else ''
  end as record_id,
  r.batch_no,
  r.record_key,
  r.content_hash,
  r.row_number,
  r.visited_on as recorded_on,
  date_trunc('month', r.visited_on)::date as month,
  r.unit_org_id,
  r.org_path,
  r.county_code,
  r.city_code,
  r.topic_name,
  a.topic_code,
  a.topic_codes,
  a.polarity,
  a.intent,
  a.is_request,
  a.text_length
from
  core.visits r
  join core.visit_annotations a on a.batch_no = r.batch_no
  and a.row_number = r.row_number
union all
by name
select
  'petitions' as source,
  'petitions:' || r.record_key || case
    when a.is_conflict then ':' || r.content_hash
    else ''
  end as record_id,
  r.batch_no,
  r.record_key,
  r.content_hash,
  r.row_number,
  r.received_at::date as recorded_on,
  date_trunc('month', r.received_at)::date as month,
  r.unit_org_id,
  r.org_path,
  r.county_code,
  r.city_code,
  r.topic_name,
  a.topic_code,
  a.topic_codes,
  a.polarity,
  a.intent,
  a.is_request,
  a.text_length
from
  core.petitions r
  join core.petition_annotations a on a.batch_no = r.batch_no
  and a.row_number = r.row_number
union all
by name
select
  'posts' as source,
  'posts:' || r.record_key || case
    when a.is_conflict then ':' || r.content_hash
    else ''
  end as record_id,
  r.batch_no,
  r.record_key,
  r.content_hash,
  r.row_number,
  r.published_at::date as recorded_on,
  date_trunc('month', r.published_at)::date as month,
  r.unit_org_id,
  r.org_path,
  r.county_code,
  r.city_code,
  r.topic_name,
  a.topic_code,
  a.topic_codes,
  a.polarity,
  a.intent,
  a.is_request,
  a.text_length
from
  core.posts r
  join core.post_annotations a on a.batch_no = r.batch_no
  and a.row_number = r.row_number
