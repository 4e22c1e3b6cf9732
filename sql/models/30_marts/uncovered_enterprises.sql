-- 没有做到的企业名单：近四个月末，每项以企业为分母的指标，供从数字点到名字。
-- @grain 一个月、一项指标、一家企业
-- @key month, indicator, ent_id
-- @not_null month, indicator, ent_id, unit_org_id, org_path, county_code, city_code, workers
-- @column last_on  最近一次走访；从没有为空
-- @column county_code  在地图上的县，与指标归到的地方一致；产业、直管工会的为空白
select
  m.month,
  m.indicator,
  m.ent_id,
  coalesce(e.ent_name, m.ent_id) as ent_name,
  e.industry,
  m.workers,
  m.last_on,
  m.unit_org_id,
  coalesce(u.org_name, m.unit_org_id) as unit_name,
  coalesce(u.org_path, '/') as org_path,
  case
    when u.is_off_map then ''
    else coalesce(m.county_code, '')
  end as county_code,
  case
    when u.is_off_map then ''
    else coalesce(m.city_code, '')
  end as city_code
from
  core.enterprise_measures m
  cross join raw.build b
  left join core.enterprise_latest e on e.ent_id = m.ent_id
  left join core.top_unions u on u.org_id = m.unit_org_id
  left join raw.metrics d on d.indicator = m.indicator
  left join core.submission_states s on s.unit_org_id = m.unit_org_id
  and s.source = d.source
  and s.month = m.month
where
  m.part = ''
  and not m.is_in
  and m.month > date_trunc('month', b.as_of) - interval 4 month
  and coalesce(s.submission_state, 'submitted') = 'submitted'
