-- 解决之后的回复：A28 已回复的比例和各种形式的比例，A28D 解决到回复的天数。
-- A28D 按回复日期取：按解决日期取，最近解决的只有答得快的在内，越近越显得快。
-- @indicator A28, A28D
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  solved as (
    select
      r.month,
      p.unit_org_id,
      p.county_code,
      p.city_code,
      p.reply_form,
      p.replied_on <= r.month_end as is_replied
    from
      core.rule_months r
      join core.visit_problems p on p.solved_on <= r.month_end
      and p.solved_on > r.month_end - to_months(r.result_window_months)
    where
      p.date_fault is null
  ),
  forms as (
    select
      unnest(['public', 'single', 'direct', 'regular']) as part
  )
select
  month,
  'A28' as indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      is_replied
  )::integer as numerator,
  count(*)::integer as denominator
from
  solved
group by all
union all
select
  s.month,
  'A28',
  f.part,
  s.unit_org_id,
  s.county_code,
  s.city_code,
  count(*) filter(
    where
      s.reply_form = f.part
  )::integer,
  count(*)::integer
from
  solved s
  cross join forms f
where
  s.is_replied
group by all
union all
select
  r.month,
  'A28D',
  '',
  p.unit_org_id,
  p.county_code,
  p.city_code,
  sum(greatest(0, date_diff('day', p.solved_on, p.replied_on)))::integer,
  count(*)::integer
from
  core.rule_months r
  join core.visit_problems p on p.replied_on <= r.month_end
  and p.replied_on > r.month_end - to_months(r.result_window_months)
where
  p.solved_on is not null
  and p.date_fault is null
group by all
