-- Where a topic suddenly rises: in one county, or in the whole province at once (region '').
-- first_month begins the run of months.
with
  risen as (
    select
      month,
      topic_code,
      '' as area
    from
      core.province_surges
    union all
    select
      month,
      topic_code,
      area
    from
      core.county_surges
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
