-- 领导接待日的计数：按期举行与否按计划月，接待件数按举行月。
-- @grain 一个月、一个统计单位、一个县、一项计数、一个分项
with
  counted as (
    select
      date_trunc('month', r.planned_on)::date as month,
      r.unit_org_id,
      r.county_code,
      r.city_code,
      'reception' as measure,
      case
        when r.held_on is not null then 'held'
        else 'missed'
      end as part,
      1 as record_count
    from
      core.reception_days r
      cross join raw.build b
    where
      r.planned_on <= b.as_of
    union all
    select
      date_trunc('month', held_on)::date as month,
      unit_org_id,
      county_code,
      city_code,
      'reception_form' as measure,
      coalesce(leader_form, 'unknown') as part,
      coalesce(cases, 0) as record_count
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
  sum(record_count)::integer as record_count
from
  counted
group by
  month,
  unit_org_id,
  county_code,
  city_code,
  measure,
  part
