-- 未走访（G1）的乡镇（街道）：在册企业达到规则的家数，而规定天数内没有一家走访过；整县未走访的由县列出。
-- @grain 一个县的一个乡镇
-- @key county_code, township
-- @not_null gap_id, county_code, township, unit_org_id, since_on, ent_count
with
  towns as (
    select
      county_code,
      township,
      min(city_code) as city_code,
      max(last_visited_on) as last_on,
      min(valid_from) as known_from,
      count(*)::integer as ent_count,
      sum(workers)::integer as workers,
      (sum(workers * industry_risk) // greatest(sum(workers), 1))::integer as industry_risk
    from
      core.current_enterprises
    where
      county_code is not null
      and township is not null
    group by
      county_code,
      township
  )
select
  'G1-T-' || t.county_code || '-' || t.township as gap_id,
  t.county_code,
  t.township,
  t.city_code,
  o.org_id as unit_org_id,
  coalesce(t.last_on, greatest(t.known_from, k.visits_from)) + g.unvisited_days as since_on,
  t.last_on,
  t.ent_count,
  t.workers,
  t.industry_risk
from
  towns t
  join core.county_orgs o on o.region_code = t.county_code
  cross join raw.build b
  cross join core.gap_rules g
  cross join core.known_since k
where
  t.ent_count >= g.township_enterprises
  and coalesce(t.last_on, greatest(t.known_from, k.visits_from)) + g.unvisited_days < b.as_of
  and t.county_code not in (
    select
      county_code
    from
      core.gap_counties
  )
