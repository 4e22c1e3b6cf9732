-- 一周各来源的记录数，和此前四周的合计；检举控告不在内。
-- @not_null source, week_count, before_count
select
  source,
  count(*) filter(
    where
      recorded_on between $from_on::date and $to_on::date
  )::integer as week_count,
  count(*) filter(
    where
      recorded_on < $from_on::date
  )::integer as before_count
from
  marts.search_records
where
  recorded_on between $before_from::date and $to_on::date
  and starts_with(org_path, $scope_path::varchar)
group by
  source
order by
  source
