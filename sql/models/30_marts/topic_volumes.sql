-- 每月各来源按标注主题的记录数；热点只看诉求和咨询，新闻、宣传不算。
-- @grain 一个月、一个来源、一个统计单位、一个县、一个二级主题
-- @key month, source, unit_org_id, county_code, city_code, topic_code
-- @not_null month, source, org_path, topic_code, topic_name, record_count, request_count, negative_count
-- @column topic_code  首要主题，每条记录只计一次；T99 为未能归类
-- @column record_count  记录数，含新闻和宣传
-- @column request_count  其中诉求和咨询，热点用这个数
-- @column negative_count  诉求和咨询中倾向为负面的
with
  counted as (
    select
      month,
      source,
      unit_org_id,
      coalesce(county_code, '') as county_code,
      coalesce(city_code, '') as city_code,
      topic_code,
      count(*)::integer as record_count,
      count(*) filter(is_request)::integer as request_count,
      count(*) filter(
        is_request
        and polarity = 'negative'
      )::integer as negative_count
    from
      core.annotated_records
    group by all
  )
select
  c.month,
  c.source,
  c.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  c.county_code,
  c.city_code,
  c.topic_code,
  coalesce(t.topic_name, '未归类') as topic_name,
  left(c.topic_code, 3) as parent_code,
  coalesce(p.topic_name, '未归类') as parent_name,
  c.record_count,
  c.request_count,
  c.negative_count
from
  counted c
  left join core.orgs o on o.org_id = c.unit_org_id
  left join core.topics t on t.topic_code = c.topic_code
  left join core.topics p on p.topic_code = left(c.topic_code, 3)
