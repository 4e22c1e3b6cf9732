-- 盲区的依据：由哪些企业、问题、记录构成；户只有计数，不列出。
-- @grain 一个盲区的一条依据
-- @not_null gap_id, member_kind, member_id
-- @column member_kind  enterprise 企业、problem 走访问题、petition 信访、post 帖文、month 月份、org 单位
-- @column on_date  最近走访、协议到期、提出或登记的日期
-- @column workers  涉及职工
select
  'G1-C-' || e.county_code as gap_id,
  'enterprise' as member_kind,
  e.ent_id as member_id,
  e.ent_name as member_name,
  e.last_visited_on as on_date,
  e.workers,
  e.industry as detail
from
  core.current_enterprises e
where
  e.county_code in (
    select
      county_code
    from
      core.gap_counties
  )
union all
select
  'G1-T-' || e.county_code || '-' || e.township,
  'enterprise',
  e.ent_id,
  e.ent_name,
  e.last_visited_on,
  e.workers,
  e.industry
from
  core.current_enterprises e
  join core.gap_townships t on t.county_code = e.county_code
  and t.township = e.township
union all
select
  g.gap_id,
  'enterprise',
  e.ent_id,
  e.ent_name,
  g.last_on,
  e.workers,
  e.industry
from
  core.gap_enterprises g
  join core.current_enterprises e on e.ent_id = g.ent_id
union all
select
  'G3-' || g.county_code || '-' || g.topic_code,
  case r.source
    when 'petitions' then 'petition'
    else 'post'
  end,
  coalesce(p.petition_id, r.record_key),
  null,
  r.recorded_on,
  null,
  r.topic_code
from
  core.gap_hot_unvisited g
  cross join raw.build b
  cross join core.gap_rules u
  join core.annotated_records r on r.county_code = g.county_code
  and r.topic_code = g.topic_code
  and r.source in ('petitions', 'posts')
  and r.is_request
  and r.recorded_on > b.as_of - u.unvisited_days
  left join core.petitions p on r.source = 'petitions'
  and p.record_key = r.record_key
  and p.content_hash = r.content_hash
  -- an accuser's material never reaches whom it accuses (信访工作条例第三十条)
where
  p.petition_kind is distinct from 'accusation'
union all
select
  'G5-' || unit_org_id,
  'enterprise',
  ent_id,
  ent_name,
  last_effective_to,
  workers,
  industry
from
  core.gap_blanks
where
  is_blank
union all
select
  'G6-' || s.unit_org_id || '-' || s.source || '-' || s.silence,
  'month',
  strftime(c.month, '%Y-%m'),
  null,
  c.month_end,
  null,
  c.submission_state
from
  core.gap_silent s
  join core.unit_month_counts c on c.unit_org_id = s.unit_org_id
  and c.source = s.source
  and c.month between s.since_on and s.until_on
union all
select
  case
    when p.solved_on is null then 'G4-'
    else 'G9-'
  end || p.unit_org_id,
  'problem',
  p.problem_id,
  null,
  coalesce(p.solved_on, p.raised_on),
  null,
  p.topic_name
from
  core.visit_problems p
  cross join raw.build b
  cross join core.gap_rules g
where
  p.date_fault is null
  and (
    (
      p.solved_on is null
      and p.raised_on > b.as_of - g.window_days
    )
    or (
      p.solved_on < b.as_of - g.reply_days
      and p.replied_on is null
    )
  )
union all
select
  'G8-' || o.unit_org_id || '-township',
  'org',
  o.org_id,
  o.org_name,
  null,
  o.workers,
  o.org_kind
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
