-- 集体协商的计数：各环节按要约月，签订的按签订月。
-- @grain 一个月、一个统计单位、一个县、一项计数、一个分项
with
  stages as (
    select
      date_trunc('month', n.offered_on)::date as offered_month,
      date_trunc('month', n.signed_on)::date as signed_month,
      n.unit_org_id,
      n.county_code,
      n.city_code,
      n.nego_type,
      n.increase_pct,
      year(n.signed_on) as signed_year,
      ['offered'] || case
        when s.answered_on is not null then ['answered']
        else []
      end || case
        when s.met_on is not null then ['met']
        else []
      end || case
        when s.congress_on is not null then ['congress']
        else []
      end || case
        when n.signed_on is not null then ['signed']
        else []
      end || case
        when s.filed_on is not null then ['filed']
        else []
      end || case
        when s.reviewed_on is not null then ['reviewed']
        else []
      end || case
        when s.published_on is not null then ['published']
        else []
      end || case
        when s.performed = 'yes' then ['performed']
        else []
      end as reached
    from
      core.negotiations n
      join staging.negotiations s on s.record_key = n.record_key
      and s.content_hash = n.content_hash
  ),
  counted as (
    select
      offered_month as month,
      unit_org_id,
      county_code,
      city_code,
      'stage' as measure,
      unnest(reached) as part,
      1 as n
    from
      stages
    where
      offered_month is not null
    union all
    select
      signed_month,
      unit_org_id,
      county_code,
      city_code,
      'type',
      nego_type,
      1
    from
      stages
    union all
    select
      s.signed_month,
      s.unit_org_id,
      s.county_code,
      s.city_code,
      'growth',
      case
        when g.guideline_year is null then 'no_line'
        when s.increase_pct < g.lower_pct then 'below'
        when s.increase_pct > g.upper_pct then 'above'
        else 'within'
      end,
      1
    from
      stages s
      left join staging.wage_guidelines g on g.guideline_year = s.signed_year
    where
      s.increase_pct is not null
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
