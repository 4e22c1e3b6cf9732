-- 未走访（G1）的县：有在册企业，近 180 天没有任何一级工会去过。
-- @grain 一个县
-- @key county_code
-- @not_null gap_id, county_code, unit_org_id, since_on, ent_count
with
  last_visits as (
    select
      county_code,
      max(last_day) as last_on
    from
      core.visits
    where
      county_code is not null
    group by
      county_code
  )
select
  'G1-C-' || e.county_code as gap_id,
  e.county_code,
  min(e.city_code) as city_code,
  min(o.org_id) as unit_org_id,
  coalesce(max(v.last_on), min(e.valid_from)) + g.unvisited_days as since_on,
  max(v.last_on) as last_on,
  count(*)::integer as ent_count,
  sum(e.workers)::integer as workers,
  (sum(e.workers * e.industry_risk) // greatest(sum(e.workers), 1))::integer as industry_risk
from
  core.current_enterprises e
  join core.county_orgs o on o.region_code = e.county_code
  cross join raw.build b
  cross join core.gap_rules g
  left join last_visits v on v.county_code = e.county_code
group by
  e.county_code,
  g.unvisited_days,
  b.as_of
having
  coalesce(max(v.last_on), min(e.valid_from)) + g.unvisited_days < b.as_of
