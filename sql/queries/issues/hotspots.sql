-- 热点矩阵：每月各地区各主题的诉求和咨询条数，与自己前 12 个月的月均乘以季节系数（marts.topic_seasons）相比有多意外。
-- 列所选月份的每一格，和此前各月里的热点；可以只取热点。没有前 12 个月的月份不判。
-- @not_null month, region_code, region_name, topic_code, topic_name, request_count, usual, factor, expected, surprise
with
  span as (
    select
      (year($month::date) * 12 + month($month::date))::integer as last_at
  ),
  counted as (
    select
      (year(r.month) * 12 + month(r.month))::integer as month_no,
      if ($by_county::boolean, r.county_code, r.city_code) as region_code,
      left(r.topic_code, $depth::integer) as topic_code,
      count(*)::integer as request_count
    from
      marts.search_records r
      cross join span s
    where
      r.is_request
      and r.topic_code <> 'T99'
      and (year(r.month) * 12 + month(r.month))::integer between s.last_at - $month_count::integer - 11 and s.last_at
      and starts_with(r.org_path, $scope_path::varchar)
      and if ($by_county::boolean, r.county_code, r.city_code) is not null
    group by all
  ),
  shown as (
    select
      *
    from
      counted
    union all
    select distinct
      s.last_at,
      c.region_code,
      c.topic_code,
      0
    from
      counted c
      cross join span s
      anti join counted k on k.month_no = s.last_at
      and k.region_code = c.region_code
      and k.topic_code = c.topic_code
    where
      c.month_no >= s.last_at - 12
  ),
  usual as (
    select
      month_no,
      region_code,
      topic_code,
      request_count,
      (
        coalesce(
          sum(request_count) over (
            partition by
              region_code,
              topic_code
            order by
              month_no range between 12 preceding
              and 1 preceding
          ),
          0
        ) / 12.0
      )::double as usual
    from
      shown
  ),
  judged as (
    select
      u.month_no,
      u.region_code,
      u.topic_code,
      u.request_count,
      u.usual,
      s.factor,
      (u.usual * s.factor)::double as expected,
      ((u.request_count - u.usual * s.factor) / sqrt(u.usual * s.factor + 1))::double as surprise
    from
      usual u
      join marts.topic_seasons s on s.depth = $depth::integer
      and s.month_no = u.month_no
      and s.topic_code = u.topic_code
    where
      s.has_year
  )
select
  make_date((j.month_no - 1) // 12, (j.month_no - 1) % 12 + 1, 1) as month,
  j.region_code,
  coalesce(r.region_name, j.region_code) as region_name,
  j.topic_code,
  coalesce(t.topic_name, j.topic_code) as topic_name,
  j.request_count,
  j.usual,
  j.factor,
  j.expected,
  j.surprise
from
  judged j
  cross join span s
  left join marts.topics t on t.topic_code = j.topic_code
  left join marts.regions r on r.region_code = j.region_code
where
  j.month_no > s.last_at - $month_count::integer
  and (
    (
      j.month_no = s.last_at
      and not $hot_only::boolean
    )
    or (
      j.request_count >= $least_count::integer
      and j.surprise >= $least_surprise::double
    )
  )
order by
  month desc,
  surprise desc,
  j.region_code,
  j.topic_code
