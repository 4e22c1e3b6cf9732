-- 各级工会每月末的登记：当时有效的一段，已撤销或并入其他组织的不再列。
-- @grain 一个工会组织的一个月末
-- @key month, org_id
-- @not_null month, org_id, org_kind, unit_org_id
-- @column opinion_staff  网络舆情工作人员数
with
  standing as (
    select
      m.*,
      v.org_id,
      v.org_kind,
      v.workers,
      v.members,
      v.full_time_cadres,
      v.opinion_staff,
      v.valid_to
    from
      core.rule_months m
      join core.org_versions v on v.valid_from <= m.month_end
    qualify
      row_number() over (
        partition by
          m.month,
          v.org_id
        order by
          v.valid_from desc
      ) = 1
  )
select
  s.month,
  s.month_end,
  s.year_start,
  s.year_days,
  s.result_window_months,
  s.org_id,
  s.org_kind,
  o.unit_org_id,
  o.county_code,
  o.city_code,
  s.workers,
  s.members,
  s.full_time_cadres,
  s.opinion_staff
from
  standing s
  join core.orgs o on o.org_id = s.org_id
where
  s.valid_to is null
  or s.valid_to > s.month_end
