-- 热而不访（G3）：一个县一个主题的诉求在全省排前三分之一，而该县的走访排后三分之一。
-- @grain 一个县、一个二级主题
-- @key county_code, topic_code
-- @not_null gap_id, county_code, topic_code, unit_org_id, since_on, request_count, demand_rank
-- @column people_count  诉求涉及的人数，帖文按一人计
-- @column visit_count  该县同一时段的走访次数
-- @column demand_place  每万名职工诉求数的名次
-- @column demand_rank  demand_place 在各县中的百分位 0 至 100，诉求最多的为 100
-- @column visit_place  每万名职工走访次数的名次，从少到多
with
  window_days as (
    select
      b.as_of,
      b.as_of - g.unvisited_days as from_on
    from
      raw.build b
      cross join core.gap_rules g
  ),
  requests as (
    select
      r.county_code,
      r.topic_code,
      count(*)::integer as request_count,
      sum(coalesce(p.people_count, 1))::integer as people_count,
      min(r.recorded_on) as first_on,
      max(r.recorded_on) as last_on
    from
      core.annotated_records r
      cross join window_days w
      left join (
        select
          'petitions' as source,
          batch_no,
          row_number,
          people_count
        from
          core.petitions
      ) p on p.source = r.source
      and p.batch_no = r.batch_no
      and p.row_number = r.row_number
    where
      r.source in ('petitions', 'posts')
      and r.is_request
      and r.topic_code <> 'T99'
      and r.county_code is not null
      and r.recorded_on > w.from_on
    group by
      r.county_code,
      r.topic_code
  ),
  visits as (
    select
      v.county_code,
      count(*)::integer as visit_count,
      max(v.last_day) as last_visited_on
    from
      core.visits v
      cross join window_days w
    where
      v.county_code is not null
      and v.last_day > w.from_on
    group by
      v.county_code
  ),
  counties as (
    select
      d.county_code,
      d.workers,
      coalesce(v.visit_count, 0) as visit_count,
      v.last_visited_on,
      rank() over (
        order by
          10000.0 * coalesce(v.visit_count, 0) / d.workers
      )::integer as visit_place,
      count(*) over () as county_count
    from
      core.county_demand d
      left join visits v on v.county_code = d.county_code
    where
      d.workers > 0
  ),
  ranked as (
    select
      r.*,
      c.visit_count,
      c.visit_place,
      c.county_count,
      c.workers,
      rank() over (
        partition by
          r.topic_code
        order by
          10000.0 * r.request_count / c.workers desc
      )::integer as demand_place
    from
      requests r
      join counties c on c.county_code = r.county_code
  )
select
  'G3-' || r.county_code || '-' || r.topic_code as gap_id,
  r.county_code,
  r.topic_code,
  o.org_id as unit_org_id,
  r.first_on as since_on,
  r.last_on,
  r.request_count,
  r.visit_count,
  r.demand_place,
  r.visit_place,
  r.county_count::integer as county_count,
  r.people_count,
  round(100.0 * (r.county_count - r.demand_place) / greatest(r.county_count - 1, 1))::integer as demand_rank
from
  ranked r
  join core.county_orgs o on o.region_code = r.county_code
  cross join core.gap_rules g
where
  r.request_count >= g.min_requests
  and r.demand_place * 3 <= r.county_count
  and r.visit_place * 3 <= r.county_count
