-- 覆盖盲区清单：十类盲区，一行一个，按需要程度排序；编号长期不变，近期由记录消除的也在内。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, subject_kind, unit_org_id, org_path, need, is_since_records
-- @column gap_id  盲区编号：类别、对象，数据重建后不变
-- @column subject_kind  对象：enterprise 企业、households 户、county 县、township 乡镇、unit 单位、topic 主题、group 人群
-- @column industry  企业的行业，或协商空白的企业中最多的行业
-- @column source  沉默的是哪类数据（G6）
-- @column silence  沉默的种类（G6）：not_submitted 未报送、load_failed 加载失败、zero 已报送而为零、no_ledger 没有台账分不清
-- @column own_count  一年前同月的条数（G6）
-- @column peer_count  同类单位按职工数折算的条数（G6）
-- @column station_level  缺哪一级站点（G8）
-- @column demand_place  每万名职工诉求数在各县的名次（G3）
-- @column visit_place  每万名职工走访次数的名次，从少到多（G3）
-- @column county_count  排名的县数（G3）
-- @column visit_count  同期走访次数（G4）
-- @column median_visits  各单位走访次数的中位数（G4）
-- @column low_percent  各单位解决率的下四分位，百分数（G4）
-- @column issue_id  热度最高的热点问题（G7）
-- @column workforce_percent  该群体占在册企业职工的百分比（G10）
-- @column complaint_percent  该群体占写明群体的信访件的百分比（G10）
-- @column is_since_records  自有记录之日起就是盲区，更早不知道：天数是至少
-- @column size  有多大，单位见 size_unit；户数只分档公开
-- @column total  在多少里面
-- @column affected  涉及职工数
-- @column industry_risk  行业风险 0 至 100，按职工数加权；没有企业的取 40
-- @column demand_rank  附近诉求强度的百分位 0 至 100：所在县每万名职工的诉求；热而不访取该主题的名次，热点无课题取各主题的名次；没有所在县的取 50
-- @column need  需要程度 0 至 100：60% 涉及职工数（取平方根，一万人封顶）＋ 20% 行业风险 ＋ 20% 附近诉求
-- @column closed_on  由记录消除的日期；仍是盲区为空
-- @column closed_by  消除它的记录编号
with
  weighed as (
    select
      g.* exclude (affected, industry_risk, demand_rank),
      coalesce(g.affected, 0) as affected,
      coalesce(g.industry_risk, 40) as industry_risk,
      coalesce(g.demand_rank, d.demand_rank, 50) as demand_rank,
      least(sqrt(coalesce(g.affected, 0) / 10000), 1) as affected_share,
      coalesce(
        g.since_on <= case g.gap_type
          when 'G1' then k.visits_from + r.unvisited_days
          when 'G2' then k.links_from
          when 'G5' then k.agreed_from
        end,
        false
      ) as is_since_records
    from
      core.gaps g
      cross join core.known_since k
      cross join core.gap_rules r
      left join core.county_demand d on d.county_code = g.county_code
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
  a.is_since_records,
  a.size,
  a.size_unit,
  a.total,
  a.industry,
  a.source,
  a.silence,
  a.own_count,
  a.peer_count,
  a.station_level,
  a.demand_place,
  a.visit_place,
  a.county_count,
  a.visit_count,
  a.median_visits,
  a.low_percent,
  a.issue_id,
  a.issue_label,
  a.workforce_percent,
  a.complaint_percent,
  a.affected,
  a.industry_risk,
  a.demand_rank,
  a.last_on,
  a.closed_on,
  a.closed_by,
  round(60 * a.affected_share + 0.2 * a.industry_risk + 0.2 * a.demand_rank)::integer as need
from
  weighed a
  left join core.orgs o on o.org_id = a.unit_org_id
  left join core.regions r on r.region_code = a.county_code
