-- 一段时间登记的信访从登记到答复的天数，逐档件数，供算中位数。
-- @not_null reply_days, petition_count
select
  reply_days,
  sum(petition_count)::integer as petition_count
from
  marts.reply_days
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  reply_days
order by
  reply_days
