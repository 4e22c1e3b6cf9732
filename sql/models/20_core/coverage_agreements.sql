-- 工资集体协议的指标：有效协议数 A15N，约定平均增幅 A17，不低于下线的比例 A17B 及低于下线、线间、高于上线。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  in_force as (
    select
      r.month,
      n.nego_type,
      n.unit_org_id,
      n.county_code,
      n.city_code,
      n.signed_on
    from
      core.rule_months r
      join core.negotiations n on n.signed_on is not null
      and n.effective_from <= r.month_end
      and n.effective_to >= r.month_end
  ),
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
  bands as (
    select
      unnest(['below', 'within', 'above']) as part
  )
select
  month,
  'A15N' as indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  count(*)::integer as numerator,
  0 as denominator,
  max(signed_on) as last_activity_on
from
  in_force
group by all
union all
select
  month,
  'A15N',
  nego_type,
  unit_org_id,
  county_code,
  city_code,
  count(*)::integer,
  0,
  max(signed_on)
from
  in_force
group by all
union all
select
  month,
  'A17',
  '',
  unit_org_id,
  county_code,
  city_code,
  sum(round(1000 * increase_pct))::integer,
  count(*)::integer,
  max(signed_on)
from
  signed
group by all
union all
select
  month,
  'A17B',
  '',
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      band <> 'below'
  )::integer,
  count(*)::integer,
  max(signed_on)
from
  measured
group by all
union all
select
  m.month,
  'A17B',
  b.part,
  m.unit_org_id,
  m.county_code,
  m.city_code,
  count(*) filter(
    where
      m.band = b.part
  )::integer,
  count(*)::integer,
  max(m.signed_on)
from
  measured m
  cross join bands b
group by all
