-- 走访与问题的计数：走访按走访月，问题的去向按提出月。
-- @grain 一个月、一个统计单位、一个县、一项计数、一个分项
with
  counted as (
    select
      date_trunc('month', visited_on)::date as month,
      unit_org_id,
      county_code,
      city_code,
      'kind' as measure,
      visit_kind as part,
      1 as n
    from
      core.visits
    union all
    select
      date_trunc('month', visited_on)::date,
      unit_org_id,
      county_code,
      city_code,
      'rating',
      coalesce(rating, 'unrated'),
      1
    from
      core.visits
    union all
    select
      date_trunc('month', raised_on)::date,
      unit_org_id,
      county_code,
      city_code,
      'problem',
      unnest(
        ['raised'] || case
          when assigned_on is not null then ['assigned']
          else []
        end || case
          when solved_on is not null then ['solved']
          else []
        end || case
          when solved_on is not null
          and replied_on is not null then ['replied']
          else []
        end
      ),
      1
    from
      core.visit_problems
    union all
    select
      date_trunc('month', raised_on)::date,
      unit_org_id,
      county_code,
      city_code,
      'overdue',
      'yes',
      1
    from
      core.visit_problems
      cross join raw.build b
    where
      solved_on is null
      and raised_on < b.as_of - 90
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
