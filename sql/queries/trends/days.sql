-- 每天各来源的诉求和咨询条数，按所选主题、地区、行业和所有制；检举控告件不在内。
-- @not_null recorded_on, source, record_count
select recorded_on, source, count(*)::integer as record_count
from marts.search_records
where is_request and recorded_on between $from_day::date and $to_day::date and starts_with(org_path, $scope_path::varchar)
  and ($topic::varchar is null or topic_code = $topic::varchar or left(topic_code, 3) = $topic::varchar)
  and ($city::varchar is null or city_code = $city::varchar) and ($industry::varchar is null or industry = $industry::varchar) and ($ownership::varchar is null or ownership = $ownership::varchar)
group by all
order by recorded_on, source
