-- 各项指标逐月的分子、分母、最近一次活动日期和报送情况；定义和算法见指标表。
-- @grain 一个月、一项指标、一个统计单位、一个县
-- @key month, indicator, unit_org_id, county_code, city_code
-- @not_null month, indicator, unit_org_id, org_path, numerator, denominator, submission_state
-- @column numerator  分子，见指标口径；平均数为总和，按指标的换算系数换算
-- @column denominator  分母，见指标口径；计数类指标为 0；当月缺报而没有数据的单位为 0
-- @column ever_numerator  曾经走访过的（不论多久以前）；不计走访的指标为空
-- @column effective_permille  走访效力之和，千分数，随时间递减；不计走访的指标为空
-- @column workers_uncovered  未覆盖企业的职工数；户和干部为空
-- @column workers_total  分母中企业的职工数；户和干部为空
-- @column last_activity_on  该单位该地区最近一次走访或签订的日期
with
  silent as (
    select
      s.month,
      m.indicator,
      s.unit_org_id,
      o.county_code,
      o.city_code
    from
      core.submission_states s
      join raw.metrics m on m.source = s.source
      and m.period in ('month', 'window')
      and m.kind = 'share'
      join core.orgs o on o.org_id = s.unit_org_id
      anti join core.coverage c on c.month = s.month
      and c.indicator = m.indicator
      and c.unit_org_id = s.unit_org_id
    where
      s.submission_state <> 'submitted'
  ),
  counted as (
    select
      c.* exclude (part)
    from
      core.coverage c
      join raw.metrics m on m.indicator = c.indicator
      left join core.source_starts f on f.source = m.source
    where
      c.part = ''
      and c.month >= coalesce(f.first_month, c.month)
    union all
    by name
    select
      *,
      0 as numerator,
      0 as denominator
    from
      silent
  )
select
  c.month,
  c.indicator,
  c.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(c.county_code, '') as county_code,
  coalesce(c.city_code, '') as city_code,
  c.numerator,
  c.denominator,
  c.ever_numerator,
  c.effective_permille,
  c.workers_uncovered,
  c.workers_total,
  c.last_activity_on,
  coalesce(s.submission_state, 'submitted') as submission_state
from
  counted c
  join raw.metrics m on m.indicator = c.indicator
  left join core.orgs o on o.org_id = c.unit_org_id
  left join core.submission_states s on s.unit_org_id = c.unit_org_id
  and s.source = m.source
  and s.month = c.month
order by
  c.indicator,
  c.month,
  c.unit_org_id,
  county_code,
  city_code
