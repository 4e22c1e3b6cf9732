-- 指标分项逐月的分子和分母：五类企业、六个方面、七项台账、五级站点等；分项可以重叠，不必等于合计。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
-- @key month, indicator, part, unit_org_id, county_code, city_code
-- @not_null month, indicator, part, unit_org_id, org_path, numerator, denominator, submission_state
-- @column part  分项代码，名称见指标表
select
  c.month,
  c.indicator,
  c.part,
  c.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(c.county_code, '') as county_code,
  coalesce(c.city_code, '') as city_code,
  c.numerator,
  c.denominator,
  c.workers_uncovered,
  c.workers_total,
  coalesce(s.submission_state, 'submitted') as submission_state
from
  core.coverage c
  join raw.metrics m on m.indicator = c.indicator
  left join core.source_starts f on f.source = m.source
  left join core.orgs o on o.org_id = c.unit_org_id
  left join core.submission_states s on s.unit_org_id = c.unit_org_id
  and s.source = m.source
  and s.month = c.month
where
  c.part <> ''
  and c.month >= coalesce(f.first_month, c.month)
order by
  c.indicator,
  c.part,
  c.month,
  c.unit_org_id,
  county_code,
  city_code
