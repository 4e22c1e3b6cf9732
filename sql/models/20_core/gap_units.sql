-- 县、单位、主题和人群一级的盲区，列成一样的列。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, subject_kind, unit_org_id
-- @column size  有多大：家、户、件、个，见 size_unit
-- @column total  在多少里面
-- @column affected  涉及职工数，排序用
with
  blanks as (
    select
      unit_org_id,
      min(county_code) as county_code,
      min(city_code) as city_code,
      min(since_on) filter(
        where
          is_blank
      ) as since_on,
      count(*) filter(
        where
          is_blank
      )::integer as size,
      count(*)::integer as total,
      coalesce(
        sum(workers) filter(
          where
            is_blank
        ),
        0
      )::integer as affected,
      (
        coalesce(
          sum(workers * industry_risk) filter(
            where
              is_blank
          ),
          0
        ) // greatest(
          coalesce(
            sum(workers) filter(
              where
                is_blank
            ),
            0
          ),
          1
        )
      )::integer as industry_risk,
      mode(
        industry
        order by
          industry
      ) filter(
        where
          is_blank
      ) as subject_id
    from
      core.gap_blanks
    where
      unit_org_id <> ''
    group by
      unit_org_id
  ),
  unit_workers as (
    select
      unit_org_id,
      sum(workers)::integer as workers,
      (sum(workers * industry_risk) // greatest(sum(workers), 1))::integer as industry_risk
    from
      core.current_enterprises
    group by
      unit_org_id
  ),
  homes as (
    -- whom an aid station serves; the lower end of a band, so that the rank gives no exact count of households away
    select
      unit_org_id,
      case
        when count(*) >= 50 then 50
        when count(*) >= 20 then 20
        when count(*) >= 10 then 10
        when count(*) >= 5 then 5
        else 1
      end as households_floor
    from
      core.households
    where
      closed_on is null
    group by
      unit_org_id
  )
select
  'G1-C-' || county_code as gap_id,
  'G1' as gap_type,
  'county' as subject_kind,
  county_code as subject_id,
  null::varchar as subject_name,
  unit_org_id,
  county_code,
  city_code,
  null::varchar as topic_code,
  since_on,
  ent_count as size,
  '家' as size_unit,
  ent_count as total,
  null::varchar as detail,
  workers as affected,
  industry_risk,
  last_on
from
  core.gap_counties
union all
select
  'G1-T-' || county_code || '-' || township,
  'G1',
  'township',
  township,
  township,
  unit_org_id,
  county_code,
  city_code,
  null,
  since_on,
  ent_count,
  '家',
  ent_count,
  null,
  workers,
  industry_risk,
  last_on
from
  core.gap_townships
union all
select
  'G3-' || g.county_code || '-' || g.topic_code,
  'G3',
  'topic',
  g.topic_code,
  t.topic_name,
  g.unit_org_id,
  g.county_code,
  r.city_code,
  g.topic_code,
  g.since_on,
  g.request_count,
  '件',
  g.visit_count,
  g.demand_place || '/' || g.visit_place || '/' || g.county_count,
  g.people_count,
  w.industry_risk,
  g.last_on
from
  core.gap_hot_unvisited g
  left join unit_workers w on w.unit_org_id = g.unit_org_id
  left join core.topics t on t.topic_code = g.topic_code
  left join core.regions r on r.region_code = g.county_code
union all
select
  'G4-' || p.unit_org_id,
  'G4',
  'unit',
  p.unit_org_id,
  null,
  p.unit_org_id,
  p.county_code,
  p.city_code,
  null,
  p.unsolved_since,
  p.raised_count - p.solved_count,
  '个',
  p.raised_count,
  p.visit_count || '/' || p.median_visits || '/' || p.low_percent,
  p.unsolved_workers,
  w.industry_risk,
  null
from
  core.gap_no_result p
  left join unit_workers w on w.unit_org_id = p.unit_org_id
where
  p.is_fruitless
union all
select
  'G5-' || unit_org_id,
  'G5',
  'unit',
  subject_id,
  null,
  unit_org_id,
  county_code,
  city_code,
  null,
  since_on,
  size,
  '家',
  total,
  null,
  affected,
  industry_risk,
  null
from
  blanks
where
  size > 0
union all
select
  'G6-' || s.unit_org_id || '-' || s.source || '-' || s.silence,
  'G6',
  s.silence,
  s.source,
  null,
  s.unit_org_id,
  o.county_code,
  o.city_code,
  null,
  s.since_on,
  s.expected_count,
  '条',
  s.month_count,
  s.own_count || '/' || s.peer_count,
  coalesce(w.workers, o.workers),
  w.industry_risk,
  s.until_on
from
  core.gap_silent s
  join core.orgs o on o.org_id = s.unit_org_id
  left join unit_workers w on w.unit_org_id = s.unit_org_id
union all
select
  'G7-' || u.topic_code,
  'G7',
  'topic',
  u.issue_id,
  u.topic_name,
  o.org_id,
  null,
  null,
  u.topic_code,
  u.since_on,
  u.recent_count,
  '条',
  u.issue_count,
  u.issue_label,
  u.recent_count,
  null,
  u.last_on
from
  core.gap_unstudied u
  join core.county_orgs o on o.region_code = '610000'
union all
select
  'G8-' || s.unit_org_id || '-' || s.station_level,
  'G8',
  s.station_level,
  s.station_level,
  null,
  s.unit_org_id,
  s.county_code,
  s.city_code,
  null,
  null,
  s.due_count - s.covered_count,
  '个',
  s.due_count,
  null,
  h.households_floor,
  null,
  null
from
  core.station_levels s
  left join homes h on h.unit_org_id = s.unit_org_id
where
  s.covered_count < s.due_count
union all
select
  'G9-' || p.unit_org_id,
  'G9',
  'unit',
  p.unit_org_id,
  null,
  p.unit_org_id,
  p.county_code,
  p.city_code,
  null,
  p.unanswered_since,
  p.unanswered_count,
  '个',
  p.solved_count,
  null,
  p.unanswered_workers,
  w.industry_risk,
  null
from
  core.gap_no_result p
  left join unit_workers w on w.unit_org_id = p.unit_org_id
where
  p.unanswered_count > 0
union all
select
  'G10-' || g.county_code || '-' || case g.worker_group
    when '劳务派遣' then 'agency'
    when '农民工' then 'migrants'
    when '女职工' then 'women'
    else 'platform'
  end,
  'G10',
  'group',
  g.worker_group,
  null,
  g.unit_org_id,
  g.county_code,
  r.city_code,
  null,
  null,
  g.named_count,
  '次',
  g.visit_count,
  coalesce(g.workforce_percent, 0) || '/' || coalesce(g.complaint_percent, 0),
  g.group_workers,
  null,
  g.last_on
from
  core.gap_groups g
  left join core.regions r on r.region_code = g.county_code
