-- 各项指标逐月的分子与分母，附报送情况和归到的地方；来源开始有记录之前的月份不列，缺报而没有数据的单位分子分母为 0。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县、一个乡镇、一个园区
-- @not_null month, indicator, part, unit_org_id, unit_name, org_path, place_key, place_name, county_code, city_code
-- @not_null numerator, denominator, submission_state, is_by_township
-- @column is_by_township  以企业为分母、分到乡镇和园区的指标；其余指标的乡镇、园区为空
-- @column place_key  归到的地方：市的代码；不在地级市工会之下的单位是所属产业、直管或示范区工会的编码
-- @column place_city_code  在地图上的市；归到产业、直管工会的为空白
-- @column place_county_code  在地图上的县；归到产业、直管工会的为空白
-- @column submission_state  submitted 已报送、not_submitted 未报送、load_failed 文件未能读取
with
  silent as (
    select
      s.month,
      m.indicator,
      '' as part,
      s.unit_org_id,
      o.county_code,
      o.city_code,
      0 as numerator,
      0 as denominator
    from
      core.submission_states s
      join raw.metrics m on m.source = s.source
      and m.period in ('month', 'window')
      and m.kind = 'share'
      join core.orgs o on o.org_id = s.unit_org_id
      anti join core.coverage_counts c on c.month = s.month
      and c.indicator = m.indicator
      and c.unit_org_id = s.unit_org_id
    where
      s.submission_state <> 'submitted'
  ),
  listed as (
    select
      c.*
    from
      core.coverage_counts c
      left join raw.metrics m on m.indicator = c.indicator
      left join core.source_starts f on f.source = m.source
    where
      c.month >= coalesce(f.first_month, c.month)
    union all
    by name
    select
      *
    from
      silent
  )
select
  c.month,
  c.indicator,
  c.part,
  c.unit_org_id,
  coalesce(u.org_name, c.unit_org_id) as unit_name,
  coalesce(u.org_path, '/') as org_path,
  coalesce(u.top_key, nullif(c.city_code, ''), c.unit_org_id) as place_key,
  coalesce(u.top_name, u.org_name, c.unit_org_id) as place_name,
  case
    when u.is_off_map then ''
    else coalesce(c.city_code, '')
  end as place_city_code,
  case
    when u.is_off_map then ''
    else coalesce(c.county_code, '')
  end as place_county_code,
  coalesce(c.county_code, '') as county_code,
  coalesce(c.city_code, '') as city_code,
  c.township,
  c.park,
  coalesce(c.is_by_township, false) as is_by_township,
  c.numerator,
  c.denominator,
  c.ever_numerator,
  c.effective_permille,
  c.workers_uncovered,
  c.workers_total,
  c.last_activity_on,
  coalesce(s.submission_state, 'submitted') as submission_state
from
  listed c
  left join raw.metrics m on m.indicator = c.indicator
  left join core.top_unions u on u.org_id = c.unit_org_id
  left join core.submission_states s on s.unit_org_id = c.unit_org_id
  and s.source = m.source
  and s.month = c.month
