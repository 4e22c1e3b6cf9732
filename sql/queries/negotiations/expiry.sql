-- 今后十二个月每月到期的协议数和涉及职工。
-- @not_null expiry_month, agreement_count, workers_covered, renewing_count
select
  expiry_month,
  count(*)::integer as agreement_count,
  sum(workers_covered)::integer as workers_covered,
  count(*) filter(
    where
      is_renewing
  )::integer as renewing_count
from
  marts.agreement_expiry
where
  starts_with(org_path, $scope_path::varchar)
  and days_left <= 365
group by
  expiry_month
order by
  expiry_month
