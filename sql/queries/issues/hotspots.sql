-- 热点矩阵：每月各地区各主题的诉求和咨询条数，与自己前 12 个月的月均乘以季节系数相比有多意外；所选月份的每一格，和此前各月里的热点，可以只取热点。季节系数取全省该主题去年同月与去年此前一年月均之比，各加 5 条以免小数跳动，不足两年的月份取 1；没有前 12 个月的月份不判。
-- @not_null month, region_code, region_name, topic_code, topic_name, request_count, usual, factor, expected, surprise
with
  records as (
    select
      (year(month) * 12 + month(month))::integer as month_no,
      month,
      case
        when $by_county::boolean then county_code
        else city_code
      end as region_code,
      left(topic_code, $depth::integer) as topic_code,
      org_path
    from
      marts.search_records
    where
      is_request
      and topic_code <> 'T99'
  ),
  span as (
    select
      (year($month::date) * 12 + month($month::date))::integer as last_at,
      (
        select
          min(month_no)
        from
          records
      ) as first_at
  ),
  province as (
    select
      month_no,
      topic_code,
      count(*) as request_count
    from
      records
    group by all
  ),
  season as (
    select
      m.month_no,
      p.topic_code,
      case
        when m.month_no - 23 >= m.first_at then (coalesce(sum(p.request_count) filter(p.month_no = m.month_no - 12), 0) + 5.0) / (
          coalesce(sum(p.request_count) filter(p.month_no between m.month_no - 23 and m.month_no - 12), 0) / 12.0 + 5.0
        )
        else 1.0
      end as factor
    from
      (
        select
          unnest(range(last_at - $month_count::integer + 1, last_at + 1))::integer as month_no,
          first_at
        from
          span
      ) m
      cross join province p
    group by
      m.month_no,
      m.first_at,
      p.topic_code
  ),
  counted as (
    select
      month_no,
      region_code,
      topic_code,
      count(*)::integer as request_count
    from
      records,
      span
    where
      month_no between last_at - $month_count::integer - 11 and last_at
      and starts_with(org_path, $scope_path::varchar)
      and region_code is not null
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
    where
      c.month_no >= s.last_at - 12
      and not exists (
        select
          1
        from
          counted k
        where
          k.month_no = s.last_at
          and k.region_code = c.region_code
          and k.topic_code = c.topic_code
      )
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
      s.factor::double as factor,
      (u.usual * s.factor)::double as expected,
      ((u.request_count - u.usual * s.factor) / sqrt(u.usual * s.factor + 1))::double as surprise
    from
      usual u
      join season s on s.month_no = u.month_no
      and s.topic_code = u.topic_code
      cross join span
    where
      u.month_no - 12 >= span.first_at
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
  (
    j.month_no = s.last_at
    and not $hot_only::boolean
  )
  or (
    j.request_count >= $least_count::integer
    and j.surprise >= $least_surprise::double
  )
order by
  month desc,
  surprise desc,
  j.region_code,
  j.topic_code
