-- 信访办理的计数，按登记月；到期与按期按到期月，答复、评价按办结月，接待日按计划月。
-- @grain 一个月、一个统计单位、一个县、一项计数、一个分项
with
  facts as (
    select
      date_trunc('month', received_at)::date as received_month,
      date_trunc('month', due_on)::date as due_month,
      date_trunc('month', closed_at)::date as closed_month,
      *
    from
      core.petitions
  ),
  counted as (
    select
      received_month as month,
      unit_org_id,
      county_code,
      city_code,
      'channel' as measure,
      coalesce(channel, 'unknown') as part,
      1 as n
    from
      facts
    union all
    select
      received_month,
      unit_org_id,
      county_code,
      city_code,
      'size',
      case
        when is_group then 'group'
        else 'single'
      end,
      1
    from
      facts
    union all
    select
      received_month,
      unit_org_id,
      county_code,
      city_code,
      'turn',
      case
        when is_repeat then 'repeat'
        else 'first'
      end,
      1
    from
      facts
    union all
    select
      received_month,
      unit_org_id,
      county_code,
      city_code,
      'notify',
      notify_state,
      1
    from
      facts
    where
      notify_state is not null
    union all
    select
      received_month,
      unit_org_id,
      county_code,
      city_code,
      'leader',
      leader_form,
      1
    from
      facts
    where
      leader_form is not null
    union all
    select
      due_month,
      unit_org_id,
      county_code,
      city_code,
      'clock',
      case
        when is_on_time then 'on_time'
        else 'late'
      end,
      1
    from
      facts
    where
      is_on_time is not null
    union all
    select
      received_month,
      unit_org_id,
      county_code,
      city_code,
      'extended',
      'yes',
      1
    from
      facts
    where
      is_extended
    union all
    select
      closed_month,
      unit_org_id,
      county_code,
      city_code,
      'reply',
      coalesce(reply_form, 'none'),
      1
    from
      facts
    where
      date_fault is null
    union all
    select
      closed_month,
      unit_org_id,
      county_code,
      city_code,
      'rating',
      coalesce(satisfaction, 'unrated'),
      1
    from
      facts
    where
      date_fault is null
    union all
    select
      closed_month,
      unit_org_id,
      county_code,
      city_code,
      'result',
      coalesce(result, 'none'),
      1
    from
      facts
    where
      date_fault is null
    union all
    select
      date_trunc('month', planned_on)::date,
      unit_org_id,
      county_code,
      city_code,
      'reception',
      case
        when held_on is not null then 'held'
        else 'missed'
      end,
      1
    from
      core.reception_days
      cross join raw.build b
    where
      planned_on <= b.as_of
    union all
    select
      date_trunc('month', held_on)::date,
      unit_org_id,
      county_code,
      city_code,
      'reception_form',
      coalesce(leader_form, 'unknown'),
      coalesce(cases, 0)
    from
      core.reception_days
    where
      held_on is not null
  )
select
  month,
  unit_org_id,
  county_code,
  city_code,
  measure,
  part,
  sum(n)::integer as record_count
from
  counted
where
  month is not null
group by all
