-- 盲区的依据：由哪些企业、问题、记录构成；户只有计数，不列出。
-- @grain 一个盲区的一条依据
-- @not_null gap_id, member_kind, member_id
-- @column member_kind  enterprise 企业、problem 走访问题、petition 信访、post 帖文、month 月份、org 单位
-- @column on_date  最近走访、协议到期、提出或登记的日期
-- @column workers  涉及职工
with
  enterprises as (
    select
      g.gap_id,
      e.ent_id,
      e.last_visited_on as on_date
    from
      core.gap_counties g
      join core.current_enterprises e on e.county_code = g.county_code
    union all
    select
      g.gap_id,
      e.ent_id,
      e.last_visited_on as on_date
    from
      core.gap_townships g
      join core.current_enterprises e on e.county_code = g.county_code
      and e.township = g.township
    union all
    select
      gap_id,
      ent_id,
      last_on as on_date
    from
      core.gap_enterprises
    union all
    select
      gap_id,
      ent_id,
      last_effective_to as on_date
    from
      core.gap_blanks
    where
      is_blank
  )
select
  m.gap_id,
  'enterprise' as member_kind,
  m.ent_id as member_id,
  e.ent_name as member_name,
  m.on_date,
  e.workers,
  e.industry as detail
from
  enterprises m
  join core.current_enterprises e on e.ent_id = m.ent_id
union all
by name
select
  gap_id,
  member_kind,
  member_id,
  on_date,
  detail
from
  core.gap_records
union all
by name
select
  'G8-' || o.unit_org_id || '-township' as gap_id,
  'org' as member_kind,
  o.org_id as member_id,
  o.org_name as member_name,
  o.workers,
  o.org_kind as detail
from
  core.orgs o
where
  o.org_kind in ('township', 'park')
  and o.merged_into_org_id is null
  and o.valid_to is null
  and o.org_id not in (
    select
      s.org_id
    from
      core.aid_stations s
      cross join raw.build b
    where
      s.station_level = 'township'
      and (
        s.closed_on is null
        or s.closed_on > b.as_of
      )
  )
