-- 盲区的依据中的记录：热而不访的诉求和帖文（G3）、没有解决和没有答复的问题（G4、G9）、沉默的月份（G6）。
-- @grain 一个盲区的一条记录或一个月份
-- @not_null gap_id, member_kind, member_id
-- @column member_kind  petition 信访、post 帖文、problem 走访问题、month 月份
select
  g.gap_id,
  case r.source
    when 'petitions' then 'petition'
    else 'post'
  end as member_kind,
  coalesce(p.petition_id, r.record_key) as member_id,
  r.recorded_on as on_date,
  r.topic_code as detail
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
  -- 检举控告材料不得转给被检举控告的单位（信访工作条例第三十条）
where
  p.petition_kind is distinct from 'accusation'
union all
by name
select
  s.gap_id,
  'month' as member_kind,
  strftime(c.month, '%Y-%m') as member_id,
  c.month_end as on_date,
  c.submission_state as detail
from
  core.gap_silent s
  join core.unit_month_counts c on c.unit_org_id = s.unit_org_id
  and c.source = s.source
  and c.month between s.since_on and s.until_on
union all
by name
select
  case
    when p.solved_on is null then 'G4-'
    else 'G9-'
  end || p.unit_org_id as gap_id,
  'problem' as member_kind,
  p.problem_id as member_id,
  coalesce(p.solved_on, p.raised_on) as on_date,
  p.topic_name as detail
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
