-- 事项解决的指标：走访问题 A05S、六个方面 A12、欠薪 A16；提出在统计窗口内，月末前已解决的计入分子。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
-- 职工反映的事项：走访中提出的问题（解决日期）和申诉求决、建议类信访（结果是支持、部分支持或达成调解的办结日期）；不含检举控告。
with
  petition_groups as (
    select
      batch_no,
      row_number,
      groups
    from
      staging.petitions
    where
      len(groups) > 0
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
      'petitions',
      p.received_at::date,
      case
        when p.result in ('supported', 'partly', 'mediated') then p.closed_at::date
      end,
      t.topic_code,
      coalesce(g.groups, []),
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
  windows as (
    select
      w.window_no,
      max(w.months) as months,
      s.source,
      s.topic_code,
      s.worker_groups,
      s.unit_org_id,
      s.county_code,
      s.city_code,
      count(*) as n,
      case
        when s.solved_on <= b.as_of then date_trunc('month', s.solved_on)::date
      end as solved_from
    from
      matters s
      join core.result_windows w on w.day = s.raised_on
      cross join raw.build b
    group by
      w.window_no,
      s.source,
      s.topic_code,
      s.worker_groups,
      s.unit_org_id,
      s.county_code,
      s.city_code,
      solved_from
  ),
  monthly as (
    select
      * exclude (months),
      unnest(months) as month
    from
      windows
  ),
  raised as (
    select
      r.month,
      r.month_end,
      r.arrears_topics,
      s.source,
      s.topic_code,
      s.worker_groups,
      s.unit_org_id,
      s.county_code,
      s.city_code,
      s.n,
      s.solved_from <= r.month as is_solved
    from
      monthly s
      join core.rule_months r on r.month = s.month
  ),
  in_fields as (
    select
      m.*,
      f.part
    from
      raised m
      join core.rule_topics f on f.topic_code = m.topic_code
      and f.valid_from <= m.month_end
      and (
        f.valid_to is null
        or f.valid_to > m.month_end
      )
  ),
  in_groups as (
    select
      m.*,
      g.part
    from
      raised m
      join core.rule_groups g on list_contains(m.worker_groups, g.worker_group)
      and g.valid_from <= m.month_end
      and (
        g.valid_to is null
        or g.valid_to > m.month_end
      )
  ),
  judged as (
    select
      month,
      'A05S' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      n
    from
      raised
    where
      source = 'visits'
    union all
    select
      month,
      'A12',
      '',
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      n
    from
      in_fields
    union all
    select
      month,
      'A12',
      part,
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      n
    from
      in_fields
    union all
    select
      month,
      'A12',
      part,
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      n
    from
      in_groups
    union all
    select
      month,
      'A16',
      '',
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      n
    from
      raised
    where
      list_contains(arrears_topics, topic_code)
  )
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  coalesce(
    sum(n) filter(
      where
        is_solved
    ),
    0
  )::integer as numerator,
  sum(n)::integer as denominator
from
  judged
group by all
