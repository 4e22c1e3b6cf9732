-- 人群盲区（G10）：一个县走访中触及某个职工群体的比例，不到该群体在职工中或在诉求中比例的一半。
-- @grain 一个县、一个职工群体
-- @key county_code, worker_group
-- @not_null gap_id, county_code, worker_group, unit_org_id, visit_count, named_count
-- @column visit_count  近 12 个月写明了职工群体的走访次数
-- @column named_count  其中写到该群体的
-- @column workforce_percent  该群体占在册企业职工的百分比
-- @column complaint_percent  该群体占写明群体的信访件的百分比
with
  months12 as (
    select
      b.as_of - g.window_days as from_on,
      g.min_group_visits
    from
      raw.build b
      cross join core.gap_rules g
  ),
  visit_groups as (
    select
      v.county_code,
      count(*)::integer as visit_count,
      max(v.visited_on) as last_on,
      flatten(list(r.groups)) as named
    from
      core.visits v
      join staging.visits r on r.record_key = v.record_key
      and r.content_hash = v.content_hash
      cross join months12 m
    where
      v.county_code is not null
      and v.visited_on > m.from_on
      and array_length(r.groups) > 0
    group by
      v.county_code
  ),
  petition_groups as (
    select
      p.county_code,
      count(*)::integer as petition_count,
      flatten(list(r.groups)) as named
    from
      core.petitions p
      join staging.petitions r on r.batch_no = p.batch_no
      and r.row_number = p.row_number
      cross join months12 m
    where
      p.county_code is not null
      and p.received_at > m.from_on
      and array_length(r.groups) > 0
    group by
      p.county_code
  ),
  workers as (
    select
      county_code,
      sum(workers)::integer as all_workers,
      sum(women) as women,
      sum(migrants) as migrants,
      sum(agency_workers) as agency_workers,
      sum(workers * coalesce(is_platform, false)::integer) as platform_workers
    from
      core.current_enterprises
    where
      county_code is not null
    group by
      county_code
  ),
  shares as (
    select
      v.county_code,
      g.worker_group,
      g.group_code,
      v.visit_count,
      v.last_on,
      array_length(list_filter(v.named, x -> x = g.worker_group))::integer as named_count,
      case
        when p.petition_count >= m.min_group_visits then array_length(list_filter(p.named, x -> x = g.worker_group))
      end * 100.0 / p.petition_count as complaint_percent,
      case g.group_code
        when 'women' then w.women
        when 'migrants' then w.migrants
        when 'agency' then w.agency_workers
        else w.platform_workers
      end::integer as group_workers,
      w.all_workers,
      m.min_group_visits
    from
      visit_groups v
      cross join months12 m
      cross join (
        values
          ('劳务派遣', 'agency'),
          ('农民工', 'migrants'),
          ('女职工', 'women'),
          ('新就业形态', 'platform')
      ) as g (worker_group, group_code)
      left join petition_groups p on p.county_code = v.county_code
      left join workers w on w.county_code = v.county_code
  )
select
  'G10-' || s.county_code || '-' || s.group_code as gap_id,
  s.county_code,
  s.worker_group,
  o.org_id as unit_org_id,
  s.visit_count,
  s.named_count,
  s.last_on,
  s.group_workers,
  round(100.0 * s.group_workers / s.all_workers)::integer as workforce_percent,
  round(s.complaint_percent)::integer as complaint_percent
from
  shares s
  join core.county_orgs o on o.region_code = s.county_code
where
  s.visit_count >= s.min_group_visits
  and 200.0 * s.named_count / s.visit_count < greatest(100.0 * s.group_workers / s.all_workers, s.complaint_percent, 0)
