-- 每月各市的诉求和咨询条数，供各市小图。
-- @not_null month, city_code, city_name, record_count
select s.month, s.city_code, coalesce(r.region_name, s.city_code) as city_name, count(*)::integer as record_count
from marts.search_records s
left join marts.regions r on r.region_code = s.city_code
where s.is_request and s.recorded_on between $from_day::date and $to_day::date and starts_with(s.org_path, $scope_path::varchar) and s.city_code is not null
  and ($topic::varchar is null or s.topic_code = $topic::varchar or left(s.topic_code, 3) = $topic::varchar) and ($source::varchar is null or s.source = $source::varchar)
  and ($industry::varchar is null or s.industry = $industry::varchar) and ($ownership::varchar is null or s.ownership = $ownership::varchar)
group by all
order by s.city_code, s.month
