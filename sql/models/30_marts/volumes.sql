-- 每月各来源的记录数，按来源系统自己的问题类别。
-- @grain 一个月、一个来源、一个统计单位、一个县、一个类别
-- @key month, source, unit_org_id, county_code, city_code, topic_name
-- @not_null month, source, org_path, record_count
-- @column topic_name  来源系统的类别归到一级主题；未标注类别的记为“未标注”
-- @column record_count  记录数，按登记、走访、签订、发布日期计
with
  records as (
    select
      'visits' as source,
      date_trunc('month', visited_on)::date as month,
      unit_org_id,
      org_path,
      county_code,
      city_code,
      topic_name
    from
      core.visits
    union all
    select
      'petitions',
      date_trunc('month', received_at)::date,
      unit_org_id,
      org_path,
      county_code,
      city_code,
      topic_name
    from
      core.petitions
    union all
    select
      'negotiations',
      date_trunc('month', signed_on)::date,
      unit_org_id,
      org_path,
      county_code,
      city_code,
      nego_type
    from
      core.negotiations
    where
      signed_on is not null
    union all
    select
      'posts',
      date_trunc('month', published_at)::date,
      unit_org_id,
      org_path,
      county_code,
      city_code,
      topic_name
    from
      core.posts
  )
select
  r.month,
  r.source,
  r.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(r.county_code, '') as county_code,
  coalesce(r.city_code, '') as city_code,
  coalesce(t.topic_name, r.topic_name, '未标注') as topic_name,
  count(*)::integer as record_count
from
  records r
  left join core.topic_names t on t.topic_text = r.topic_name
  left join core.orgs o on o.org_id = r.unit_org_id
group by all
