-- 应协商企业（已建会、职工 25 人以上）的协议覆盖，按单位、行业、所有制、规模。
-- @grain 一个统计单位、一个县、一个行业、一种所有制、一种规模
-- @not_null unit_org_id, org_path, ent_count, blank_count, workers, blank_workers
select
  g.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(o.org_name, g.unit_org_id) as unit_name,
  coalesce(g.county_code, '') as county_code,
  coalesce(g.city_code, '') as city_code,
  coalesce(g.industry, '') as industry,
  coalesce(g.ownership, '') as ownership,
  coalesce(g.size, '') as ent_size,
  count(*)::integer as ent_count,
  count(*) filter(
    where
      g.is_blank
  )::integer as blank_count,
  sum(g.workers)::integer as workers,
  coalesce(
    sum(g.workers) filter(
      where
        g.is_blank
    ),
    0
  )::integer as blank_workers
from
  core.gap_blanks g
  left join core.orgs o on o.org_id = g.unit_org_id
group by all
