-- 覆盖盲区清单：十类盲区，一行一个，按需要程度排序；编号长期不变，近期由记录消除的也在内。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, subject_kind, unit_org_id, org_path, need
-- @column gap_id  盲区编号：类别、对象，数据重建后不变
-- @column subject_kind  对象：enterprise 企业、households 户、county 县、unit 单位、topic 主题、group 人群，或沉默的种类、站点的层级
-- @column size  有多大，单位见 size_unit；户数只分档公开
-- @column total  在多少里面
-- @column affected  涉及职工数
-- @column industry_risk  行业风险 0 至 100，按职工数加权；没有企业的取 40
-- @column demand_rank  附近诉求强度的百分位 0 至 100：所在县每万名职工的诉求；热而不访取该主题的名次，热点无课题取各主题的名次；没有所在县的取 50
-- @column need  需要程度 0 至 100：40% 涉及职工数（对数，一万人封顶）＋ 30% 行业风险 ＋ 30% 附近诉求
-- @column closed_on  由记录消除的日期；仍是盲区为空
-- @column closed_by  消除它的记录编号
with
  all_gaps as (
    select
      g.gap_id,
      g.gap_type,
      'enterprise' as subject_kind,
      g.ent_id as subject_id,
      e.ent_name as subject_name,
      g.unit_org_id,
      g.county_code,
      g.city_code,
      null as topic_code,
      g.since_on,
      1 as size,
      '家' as size_unit,
      1 as total,
      e.industry as detail,
      e.workers as affected,
      e.industry_risk,
      g.last_on,
      g.closed_on,
      g.closed_by
    from
      core.gap_enterprises g
      join core.current_enterprises e on e.ent_id = g.ent_id
    union all
    select
      gap_id,
      gap_type,
      'households',
      unit_org_id,
      null,
      unit_org_id,
      county_code,
      city_code,
      null,
      since_on,
      household_count,
      '户',
      total_count,
      null,
      -- the lower end of the band that may be shown, so that the rank gives no exact count away
      case
        when household_count >= 50 then 50
        when household_count >= 20 then 20
        when household_count >= 10 then 10
        when household_count >= 5 then 5
        else 1
      end,
      null,
      null,
      null,
      null
    from
      core.gap_households
    union all
    select
      *,
      null,
      null
    from
      core.gap_units
  ),
  topic_demand as (
    -- a topic's own place instead of the county's: among counties (G3), among topics (G7)
    select
      'G3-' || county_code || '-' || topic_code as gap_id,
      round(100.0 * (county_count - demand_place) / greatest(county_count - 1, 1))::integer as demand_rank
    from
      core.gap_hot_unvisited
    union all
    select
      'G7-' || topic_code,
      round(
        100 * percent_rank () over (
          order by
            recent_count
        )
      )::integer
    from
      core.gap_unstudied
  )
select
  a.gap_id,
  a.gap_type,
  a.subject_kind,
  a.subject_id,
  a.subject_name,
  a.unit_org_id,
  coalesce(o.org_name, a.unit_org_id) as unit_name,
  coalesce(o.org_path, '/') as org_path,
  coalesce(a.county_code, '') as county_code,
  coalesce(a.city_code, '') as city_code,
  r.region_name as county_name,
  a.topic_code,
  a.since_on,
  a.size,
  a.size_unit,
  a.total,
  a.detail,
  coalesce(a.affected, 0) as affected,
  coalesce(a.industry_risk, 40) as industry_risk,
  coalesce(t.demand_rank, d.demand_rank, 50) as demand_rank,
  a.last_on,
  a.closed_on,
  a.closed_by,
  round(
    40 * least(ln(1 + coalesce(a.affected, 0)) / ln(10001), 1) + 0.3 * coalesce(a.industry_risk, 40) + 0.3 * coalesce(t.demand_rank, d.demand_rank, 50)
  )::integer as need
from
  all_gaps a
  left join core.orgs o on o.org_id = a.unit_org_id
  left join topic_demand t on t.gap_id = a.gap_id
  left join core.county_demand d on d.county_code = a.county_code
  left join core.regions r on r.region_code = a.county_code
