-- 工资协议约定的平均增幅，和不低于工资指导线下线的比例及低于下线、线间、高于上线。
-- @indicator A17, A17B
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  signed as (
    select
      r.month,
      year(n.signed_on) as signed_year,
      n.increase_pct,
      n.unit_org_id,
      n.county_code,
      n.city_code,
      n.signed_on
    from
      core.rule_months r
      join core.negotiations n on n.signed_on <= r.month_end
      and n.signed_on > r.month_end - to_months(r.result_window_months)
      and n.increase_pct is not null
  ),
  guidelines as (
    select
      guideline_year,
      lower_pct,
      upper_pct
    from
      staging.wage_guidelines
    qualify
      row_number() over (
        partition by
          guideline_year
        order by
          record_key,
          content_hash
      ) = 1
  ),
  measured as (
    select
      s.*,
      case
        when s.increase_pct < g.lower_pct then 'below'
        when s.increase_pct > g.upper_pct then 'above'
        else 'within'
      end as band
    from
      signed s
      asof join guidelines g on g.guideline_year <= s.signed_year
  ),
  judged as (
    select
      month,
      'A17' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      round(1000 * increase_pct) as amount,
      signed_on
    from
      signed
    union all
    select
      month,
      'A17B' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      (band <> 'below')::integer as amount,
      signed_on
    from
      measured
    union all
    select
      m.month,
      'A17B' as indicator,
      b.part,
      m.unit_org_id,
      m.county_code,
      m.city_code,
      (m.band = b.part)::integer as amount,
      m.signed_on
    from
      measured m
      cross join (
        values
          ('below'),
          ('within'),
          ('above')
      ) as b (part)
  )
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  sum(amount)::integer as numerator,
  count(*)::integer as denominator,
  max(signed_on) as last_activity_on
from
  judged
group by
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code
