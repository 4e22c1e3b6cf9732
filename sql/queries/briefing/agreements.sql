-- 每月签订、月末有效和 60 日内到期的工资协议数，按协议类型。
-- @not_null month, nego_type, signed_count, in_force_count, expiring_count
select
  month,
  nego_type,
  sum(signed_count)::integer as signed_count,
  sum(in_force_count)::integer as in_force_count,
  sum(expiring_count)::integer as expiring_count
from
  marts.agreement_months
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  month,
  nego_type
order by
  month,
  nego_type
