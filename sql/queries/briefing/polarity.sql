-- 网络帖文逐月的条数、其中诉求和咨询、其中倾向为负面的。
-- @not_null month, record_count, request_count, negative_count
select
  month,
  sum(record_count)::integer as record_count,
  sum(request_count)::integer as request_count,
  coalesce(sum(request_count) filter(polarity = 'negative'), 0)::integer as negative_count
from
  marts.polarity
where
  source = 'posts'
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  month
order by
  month
