-- 一个来源逐月的登记数，按市、县或来源系统自己的类别；空值为没有写明。
-- @not_null month, part_code, record_count
select
  month,
  case $part_by::varchar
    when 'topic' then topic_name
    when 'county' then county_code
    else city_code
  end as part_code,
  sum(record_count)::integer as record_count
from
  marts.volumes
where
  source = $source::varchar
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and (
    $region::varchar is null
    or city_code = $region::varchar
    or county_code = $region::varchar
  )
group by all
order by
  part_code,
  month
