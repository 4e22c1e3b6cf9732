-- 职工反映的事项，按统计窗口合计：走访中提出的问题（解决日期）和申诉求决、建议类信访（结果是支持、部分支持或达成调解的办结日期）；不含检举控告。
-- @grain 一个统计窗口段、一个来源、一个主题、一组职工群体、一个统计单位、一个县、一个解决月份
-- @not_null window_no, months, source, matter_count
-- @column months  这些事项落在哪些月份的统计窗口里
-- @column solved_from  从哪个月起算已解决；没有解决为空
-- @column matter_count  事项数
with
  petition_groups as (
    select
      batch_no,
      row_number,
      groups
    from
      staging.petitions
    where
      array_length(groups) > 0
  ),
  matters as (
    select
      'visits' as source,
      raised_on,
      solved_on,
      topic_code,
      case
        when worker_group is null then []
        else [worker_group]
      end as worker_groups,
      unit_org_id,
      county_code,
      city_code
    from
      core.visit_problems
    where
      date_fault is null
    union all
    select
      'petitions' as source,
      p.received_at::date as raised_on,
      case
        when p.result in ('supported', 'partly', 'mediated') then p.closed_at::date
      end as solved_on,
      t.topic_code,
      coalesce(g.groups, []) as worker_groups,
      p.unit_org_id,
      p.county_code,
      p.city_code
    from
      core.petitions p
      left join petition_groups g on g.batch_no = p.batch_no
      and g.row_number = p.row_number
      left join core.topic_names t on t.topic_text = p.topic_name
    where
      p.petition_kind is distinct from 'accusation'
      and p.date_fault is null
  ),
  dated as (
    select
      m.source,
      m.raised_on,
      m.topic_code,
      m.worker_groups,
      m.unit_org_id,
      m.county_code,
      m.city_code,
      case
        when m.solved_on <= b.as_of then date_trunc('month', m.solved_on)::date
      end as solved_from
    from
      matters m
      cross join raw.build b
  )
select
  w.window_no,
  max(w.months) as months,
  d.source,
  d.topic_code,
  d.worker_groups,
  d.unit_org_id,
  d.county_code,
  d.city_code,
  d.solved_from,
  count(*)::integer as matter_count
from
  dated d
  join core.result_windows w on w.day = d.raised_on
group by
  w.window_no,
  d.source,
  d.topic_code,
  d.worker_groups,
  d.unit_org_id,
  d.county_code,
  d.city_code,
  d.solved_from
