-- 每月各来源按意图和倾向的记录数；占比由页面按所选范围计算。
-- @grain 一个月、一个来源、一个统计单位、一个县、一种意图、一种倾向
-- @key month, source, unit_org_id, county_code, city_code, intent, polarity
-- @not_null month, source, org_path, intent, polarity, record_count, request_count
-- @column polarity  negative 负面、neutral 中性、positive 正面
-- @column request_count  其中计入诉求量的
with
  counted as (
    select
      month,
      source,
      unit_org_id,
      coalesce(county_code, '') as county_code,
      coalesce(city_code, '') as city_code,
      intent,
      polarity,
      count(*)::integer as record_count,
      count(*) filter(is_request)::integer as request_count
    from
      core.annotated_records
    where
      text_length > 0
    group by all
  )
select
  c.month,
  c.source,
  c.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  c.county_code,
  c.city_code,
  c.intent,
  c.polarity,
  c.record_count,
  c.request_count
from
  counted c
  left join core.orgs o on o.org_id = c.unit_org_id
