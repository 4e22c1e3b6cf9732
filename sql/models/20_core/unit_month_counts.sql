-- 各单位每月各类记录的条数，没有记录的月份为 0，附报送情况。
-- @grain 一个统计单位、一类数据、一个月
-- @key unit_org_id, source, month
-- @not_null unit_org_id, source, month, record_count, submission_state
-- @column submission_state  submitted 已报送、not_submitted 未报送、load_failed 加载失败、no_ledger 没有报送台账，分不清零与未报
with
  counted as (
    select
      unit_org_id,
      'visits' as source,
      date_trunc('month', visited_on)::date as month,
      count(*)::integer as record_count
    from
      core.visits
    group by all
    union all
    select
      unit_org_id,
      'petitions',
      date_trunc('month', received_at)::date,
      count(*)::integer
    from
      core.petitions
    group by all
    union all
    select
      unit_org_id,
      'negotiations',
      date_trunc('month', signed_on)::date,
      count(*)::integer
    from
      core.negotiations
    where
      signed_on is not null
    group by all
  ),
  units as (
    select
      o.org_id as unit_org_id,
      s.source
    from
      core.orgs o
      cross join (
        values
          ('visits'),
          ('petitions'),
          ('negotiations')
      ) as s (source)
    where
      o.org_id = o.unit_org_id
      and o.merged_into_org_id is null
      and o.valid_to is null
  )
select
  u.unit_org_id,
  u.source,
  m.month,
  m.month_end,
  m.is_finished,
  coalesce(c.record_count, 0) as record_count,
  coalesce(s.submission_state, 'no_ledger') as submission_state
from
  units u
  join core.months m on m.month >= date_trunc(
    'month',
    (
      select
        as_of
      from
        raw.build
    )
  ) - interval 36 month
  left join counted c on c.unit_org_id = u.unit_org_id
  and c.source = u.source
  and c.month = m.month
  left join core.submission_states s on s.unit_org_id = u.unit_org_id
  and s.source = u.source
  and s.month = m.month
