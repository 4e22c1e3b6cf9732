-- 一段时间里各来源登记的全部记录，不论有没有文字、是不是诉求。
-- @not_null source, record_count
select
  source,
  sum(record_count)::integer as record_count
from
  marts.volumes
where
  month between $from_month::date and $to_month::date
  and source in ('visits', 'petitions', 'posts')
  and starts_with(org_path, $scope_path::varchar)
  and (
    $region::varchar is null
    or city_code = $region::varchar
    or county_code = $region::varchar
  )
group by
  source
order by
  source
