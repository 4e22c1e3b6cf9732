-- A12N 每万名职工诉求数：统计窗口内的信访（不含检举控告）与月末职工数；写明县的归到该县工会，否则归到登记单位。
-- @indicator A12N
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  received as (
    select
      w.window_no,
      max(w.months) as months,
      p.county_code,
      p.unit_org_id,
      count(*) as requests
    from
      core.petitions p
      join core.result_windows w on w.day = p.received_at::date
    where
      p.petition_kind is distinct from 'accusation'
    group by
      w.window_no,
      p.county_code,
      p.unit_org_id
  ),
  monthly as (
    select
      unnest(months) as month,
      county_code,
      unit_org_id,
      requests
    from
      received
  ),
  counted as (
    select
      r.month,
      coalesce(c.org_id, r.unit_org_id) as org_id,
      sum(r.requests) as requests
    from
      monthly r
      left join core.county_orgs c on c.region_code = r.county_code
    group by all
  )
select
  m.month,
  'A12N' as indicator,
  '' as part,
  m.unit_org_id,
  m.county_code,
  m.city_code,
  coalesce(c.requests, 0)::integer as numerator,
  m.workers::integer as denominator
from
  core.org_months m
  left join counted c on c.month = m.month
  and c.org_id = m.org_id
where
  m.org_kind in ('county', 'industrial', 'direct')
  and m.workers > 0
