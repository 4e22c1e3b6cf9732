-- Where a topic suddenly rises: one county, or the whole province at once. The region '' stands for the province; first_month begins the run of months.
with
  requests as (
    select
      r.source,
      r.month,
      r.topic_code,
      coalesce(r.county_code, r.city_code, '') as area
    from
      core.annotated_records r
      cross join raw.build b
    where
      r.is_request
      and r.text_length > 0
      and r.recorded_on <= b.as_of
  ),
  cells as (
    select
      source,
      month,
      topic_code,
      area,
      count(*) as n
    from
      requests
    group by all
  ),
  topic_months as (
    select
      source,
      month,
      topic_code,
      sum(n) as n
    from
      cells
    group by all
  ),
  area_months as (
    select
      source,
      month,
      area,
      sum(n) as n
    from
      cells
    group by all
  ),
  source_months as (
    select
      source,
      month,
      sum(n) as n
    from
      cells
    group by all
  ),
  -- What a source had in twelve months that ended three months before, so that a surge is not its own yardstick. A source known for less than that says nothing of the province.
  source_year as (
    select
      m.source,
      m.month,
      m.n,
      coalesce(sum(p.n), 0) as year_n,
      m.month >= min(f.first_month) + interval 15 month as is_known
    from
      source_months m
      join (
        select
          source,
          min(month) as first_month
        from
          source_months
        group by
          source
      ) f on f.source = m.source
      left join source_months p on p.source = m.source
      and p.month < m.month - interval 3 month
      and p.month >= m.month - interval 15 month
    group by
      m.source,
      m.month,
      m.n
  ),
  topic_year as (
    select
      y.source,
      y.month,
      y.n,
      y.year_n,
      t.topic_code,
      coalesce(sum(p.n), 0) as topic_n
    from
      source_year y
      join (
        select distinct
          topic_code
        from
          topic_months
      ) t on y.is_known
      left join topic_months p on p.source = y.source
      and p.topic_code = t.topic_code
      and p.month < y.month - interval 3 month
      and p.month >= y.month - interval 15 month
    group by all
  ),
  -- Expected of the province: this month's requests times the topic's share in the year before or in the same month a year ago, whichever is more.
  province as (
    select
      t.month,
      t.topic_code,
      sum(coalesce(o.n, 0)) as n,
      sum(
        (t.n * greatest((t.topic_n + 0.5) / (t.year_n + 1), coalesce(l.n, 0) / coalesce(s.n, 1)))::decimal(18, 6)
      ) as expected
    from
      topic_year t
      left join topic_months o on o.source = t.source
      and o.topic_code = t.topic_code
      and o.month = t.month
      left join topic_months l on l.source = t.source
      and l.topic_code = t.topic_code
      and l.month = t.month - interval 12 month
      left join source_months s on s.source = t.source
      and s.month = t.month - interval 12 month
    group by
      t.month,
      t.topic_code
  ),
  placed as (
    select
      month,
      topic_code,
      area,
      sum(n) as n,
      sum(sum(n)) over (
        partition by
          month,
          topic_code
      ) as all_n,
      count(*) over (
        partition by
          month,
          topic_code
      ) as areas
    from
      cells
    where
      area <> ''
    group by
      month,
      topic_code,
      area
  ),
  spread as (
    select
      month,
      topic_code,
      max(areas) as areas,
      max(n / all_n) as largest
    from
      placed
    group by
      month,
      topic_code
  ),
  area_year as (
    select
      c.source,
      c.month,
      c.area,
      coalesce(sum(p.n), 0) as area_n
    from
      (
        select distinct
          source,
          month,
          area
        from
          area_months
        where
          area <> ''
      ) c
      left join area_months p on p.source = c.source
      and p.area = c.area
      and p.month < c.month - interval 3 month
      and p.month >= c.month - interval 15 month
    group by all
  ),
  -- Expected of a county: what the rest of the province has of the topic this month times the county's share in the year before. Seasons are in both.
  local as (
    select
      c.month,
      c.topic_code,
      c.area,
      sum(c.n) as n,
      greatest(0.5, sum(((t.n - c.n) * least(0.5, a.area_n / greatest(y.year_n, 1)))::decimal(18, 6))) as expected
    from
      cells c
      join topic_months t on t.source = c.source
      and t.month = c.month
      and t.topic_code = c.topic_code
      join source_year y on y.source = c.source
      and y.month = c.month
      join area_year a on a.source = c.source
      and a.month = c.month
      and a.area = c.area
    group by
      c.month,
      c.topic_code,
      c.area
  ),
  risen as (
    select
      month,
      topic_code,
      '' as area
    from
      province
      join spread using (month, topic_code)
    where
      n >= 10
      and n >= 2 * expected
      and n - expected >= 3 * sqrt(expected)
      and areas >= 5
      and largest <= 0.3
    union all
    select
      month,
      topic_code,
      area
    from
      local
    where
      n >= 5
      and n >= 2 * expected
      and n - expected >= 3 * sqrt(expected)
  ),
  runs as (
    select
      *,
      month - (
        row_number() over (
          partition by
            topic_code,
            area
          order by
            month
        ) * interval 1 month
      ) as run
    from
      risen
    where
      topic_code <> 'T99'
  )
select
  coalesce(g.region_name, '') as region,
  topic_code,
  strftime(month, '%Y-%m') as month,
  strftime(
    min(month) over (
      partition by
        topic_code,
        area,
        run
    ),
    '%Y-%m'
  ) as first_month
from
  runs
  left join core.regions g on g.region_code = area
order by all
