-- 各单位各类数据每月是否报送：有台账或有数据为已报送；文件读取失败与没有报送分开。
-- @grain 一个统计单位一类数据一个月
-- @key unit_org_id, source, month
-- @not_null unit_org_id, source, month, submission_state
-- @column submission_state  submitted 已报送、not_submitted 未报送、load_failed 文件未能读取
with
  ledger as (
    select distinct
      coalesce(o.org_id, n.org_id) as org_id,
      s.reported_source as source,
      date_trunc('month', s.month)::date as month
    from
      staging.submissions s
      left join core.org_names n on n.org_name = s.org_name
      left join core.orgs o on o.org_id = coalesce(s.org_id, n.org_id)
  ),
  expected as (
    select
      l.source,
      o.unit_org_id,
      min(l.month) as first_month
    from
      ledger l
      join core.orgs o on o.org_id = l.org_id
    group by all
  ),
  reported as (
    select
      l.source,
      o.unit_org_id,
      l.month
    from
      ledger l
      join core.orgs o on o.org_id = l.org_id
    union
    select
      'visits',
      unit_org_id,
      date_trunc('month', visited_on)::date
    from
      core.visits
    union
    select
      'petitions',
      unit_org_id,
      date_trunc('month', received_at)::date
    from
      core.petitions
    union
    select
      'negotiations',
      unit_org_id,
      date_trunc('month', signed_on)::date
    from
      core.negotiations
    where
      signed_on is not null
  ),
  failed as (
    -- 取文件名里单独出现的最长的工会编码：20261101_610981.csv 里的 61 不是编码
    select
      u.source,
      o.unit_org_id
    from
      raw.unreadable_files u
      join core.orgs o on regexp_matches(u.file_name, '(^|[^0-9A-Za-z])' || o.org_id || '($|[^0-9A-Za-z])')
    qualify
      row_number() over (
        partition by
          u.source,
          u.file_name
        order by
          length(o.org_id) desc,
          o.org_id
      ) = 1
  )
select
  e.unit_org_id,
  e.source,
  m.month,
  case
    when r.month is not null then 'submitted'
    when f.source is not null
    and m.month >= date_trunc('month', b.as_of) - interval 1 month then 'load_failed'
    when not m.is_finished then 'submitted'
    else 'not_submitted'
  end as submission_state
from
  expected e
  join core.months m on m.month >= e.first_month
  cross join raw.build b
  left join reported r on r.source = e.source
  and r.unit_org_id = e.unit_org_id
  and r.month = m.month
  left join (
    select distinct
      source,
      unit_org_id
    from
      failed
  ) f on f.source = e.source
  and f.unit_org_id = e.unit_org_id
