-- 一段时间登记的信访从登记到答复的天数，逐档件数；还没有答复的按已等天数计，供估计中位数。
-- @not_null elapsed_days, answered_count, waiting_count
select
  elapsed_days,
  sum(answered_count)::integer as answered_count,
  sum(waiting_count)::integer as waiting_count
from
  marts.reply_days
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  elapsed_days
order by
  elapsed_days
