-- 信访和走访评价的指标：渠道回复 A19（统计窗口），当月走访评价 A29、当月办结信访评价 A29P。
-- @indicator A19, A29, A29P
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  received as (
    select
      w.window_no,
      max(w.months) as months,
      p.channel,
      p.unit_org_id,
      p.county_code,
      p.city_code,
      count(*) as n,
      case
        when p.replied_at::date <= b.as_of then date_trunc('month', p.replied_at)::date
      end as in_from
    from
      core.petitions p
      join core.result_windows w on w.day = p.received_at::date
      cross join raw.build b
    where
      p.petition_kind is distinct from 'accusation'
      and p.date_fault is null
    group by
      w.window_no,
      p.channel,
      p.unit_org_id,
      p.county_code,
      p.city_code,
      in_from
  ),
  monthly as (
    select
      unnest(months) as month,
      channel,
      unit_org_id,
      county_code,
      city_code,
      n,
      in_from
    from
      received
  ),
  judged as (
    select
      month,
      'A19' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      in_from <= month as is_in,
      n
    from
      monthly
    union all
    select
      month,
      'A19',
      channel,
      unit_org_id,
      county_code,
      city_code,
      in_from <= month,
      n
    from
      monthly
    where
      channel is not null
    union all
    select
      date_trunc('month', visited_on)::date,
      'A29',
      '',
      unit_org_id,
      county_code,
      city_code,
      rating = 'satisfied',
      1
    from
      core.visits
    where
      rating <> 'unrated'
    union all
    select
      date_trunc('month', closed_at)::date,
      'A29P',
      '',
      unit_org_id,
      county_code,
      city_code,
      satisfaction = 'satisfied',
      1
    from
      core.petitions
    where
      date_fault is null
      and satisfaction <> 'unrated'
      and petition_kind is distinct from 'accusation'
  )
select
  j.month,
  j.indicator,
  j.part,
  j.unit_org_id,
  j.county_code,
  j.city_code,
  coalesce(
    sum(j.n) filter(
      where
        j.is_in
    ),
    0
  )::integer as numerator,
  sum(j.n)::integer as denominator
from
  judged j
  join core.months m on m.month = j.month
group by all
