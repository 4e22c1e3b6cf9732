-- 每月按一种分法的条数：市、县、主题、行业、所有制、来源、热点问题或职工群体；职工群体可写明多个，各计一次；空值为没有写明。
-- @not_null month, part_code, record_count
with
  parted as (
    select
      month,
      unnest(
        case $part_by::varchar
          when 'topic' then [
            case
              when $topic::varchar is null then left(topic_code, 3)
              else topic_code
            end
          ]
          when 'industry' then [coalesce(industry, '')]
          when 'ownership' then [coalesce(ownership, '')]
          when 'source' then [source]
          when 'issue' then [coalesce(issue_id, '')]
          when 'group' then coalesce(worker_groups, [''])
          when 'county' then [coalesce(county_code, '')]
          else [coalesce(city_code, '')]
        end
      ) as part_code
    from
      marts.search_records
    where
      case $counted::varchar
        when 'records' then true
        when 'negative' then is_request
        and polarity = 'negative'
        else is_request
      end
      and recorded_on between $from_day::date and $to_day::date
      and starts_with(org_path, $scope_path::varchar)
      and (
        $topic::varchar is null
        or topic_code = $topic::varchar
        or left(topic_code, 3) = $topic::varchar
      )
      and (
        $source::varchar is null
        or source = $source::varchar
      )
      and (
        $region::varchar is null
        or city_code = $region::varchar
        or county_code = $region::varchar
      )
      and (
        $industry::varchar is null
        or industry = $industry::varchar
      )
      and (
        $ownership::varchar is null
        or ownership = $ownership::varchar
      )
      and (
        $worker_group::varchar is null
        or list_contains(worker_groups, $worker_group::varchar)
      )
  )
select
  month,
  part_code,
  count(*)::integer as record_count
from
  parted
group by all
order by
  part_code,
  month
