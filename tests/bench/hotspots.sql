-- Hotspots as the dashboards would find them: requests of a county on a topic in a month, far above its own past year and above its share of the province's month.
with
  cells as (
    select
      month,
      county_code,
      topic_code,
      sum(request_count)::integer as requests
    from
      marts.topic_volumes
    where
      county_code <> ''
      and topic_code <> 'T99'
    group by all
  ),
  province as (
    select
      month,
      topic_code,
      sum(requests)::integer as requests
    from
      cells
    group by all
  ),
  past as (
    select
      c.month,
      c.county_code,
      c.topic_code,
      c.requests,
      p.requests as province_requests,
      coalesce(sum(b.requests), 0) as before,
      any_value(pb.before) as province_before
    from
      cells c
      join province p on p.month = c.month
      and p.topic_code = c.topic_code
      left join cells b on b.county_code = c.county_code
      and b.topic_code = c.topic_code
      and b.month < c.month
      and b.month >= c.month - interval 12 month
      left join (
        select
          x.month,
          x.topic_code,
          sum(y.requests) as before
        from
          province x
          left join province y on y.topic_code = x.topic_code
          and y.month < x.month
          and y.month >= x.month - interval 12 month
        group by all
      ) pb on pb.month = c.month
      and pb.topic_code = c.topic_code
    where
      c.month >= (
        select
          min(month) + interval 12 month
        from
          cells
      )
    group by
      c.month,
      c.county_code,
      c.topic_code,
      c.requests,
      p.requests
  ),
  judged as (
    select
      month,
      county_code,
      topic_code,
      requests,
      greatest(before / 12.0, province_requests * (before + 1.0) / (coalesce(province_before, 0) + 107)) as expected
    from
      past
  )
select
  strftime(month, '%Y-%m') as month,
  county_code,
  topic_code,
  requests,
  expected
from
  judged
where
  requests >= 5
  and (requests - expected) / sqrt(expected + 1) >= 3
