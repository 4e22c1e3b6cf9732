-- 同一条记录里同时说到的两个二级主题：两者同时、各自和全部有主题的条数；每条至多标三个主题，未能归类的不算。
-- @not_null first_code, second_code, pair_count, first_count, second_count, total_count
with
  labelled as (
    select
      record_no,
      list_distinct(list_filter(topic_codes, code -> code <> 'T99')) as codes
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
  ),
  counted as (
    select
      count(*)::integer as total_count
    from
      labelled
    where
      len(codes) > 0
  ),
  singles as (
    select
      code,
      count(*)::integer as topic_count
    from
      (
        select
          unnest(codes) as code
        from
          labelled
      )
    group by
      code
  ),
  several as (
    select
      record_no,
      codes
    from
      labelled
    where
      len(codes) > 1
  ),
  ends as (
    select
      record_no,
      unnest(codes) as code
    from
      several
  ),
  pairs as (
    select
      a.code as first_code,
      b.code as second_code,
      count(*)::integer as pair_count
    from
      ends a
      join ends b on b.record_no = a.record_no
      and b.code > a.code
    group by all
  )
select
  p.first_code,
  p.second_code,
  p.pair_count,
  a.topic_count as first_count,
  b.topic_count as second_count,
  c.total_count
from
  pairs p
  cross join counted c
  join singles a on a.code = p.first_code
  join singles b on b.code = p.second_code
where
  p.pair_count >= $at_least::integer
  and (
    $topic::varchar is null
    or starts_with(p.first_code, $topic::varchar)
    or starts_with(p.second_code, $topic::varchar)
  )
order by
  pair_count desc,
  first_code,
  second_code
