-- 各县近期的诉求强度：信访和帖文中的诉求、咨询，按每万名在册企业职工计，并在全省各县中排位。
-- @grain 一个县
-- @key county_code
-- @not_null county_code, request_count, demand_rank
-- @column request_count  近 90 天的诉求件数（信访与帖文，新闻宣传不算）
-- @column workers  在册企业职工数
-- @column demand_rank  每万名职工诉求数在全省各县中的百分位 0 至 100
with
  requests as (
    select
      r.county_code,
      count(*)::integer as request_count
    from
      core.annotated_records r
      cross join raw.build b
      cross join core.gap_rules g
    where
      r.source in ('petitions', 'posts')
      and r.is_request
      and r.county_code is not null
      and r.recorded_on > b.as_of - g.demand_days
    group by
      r.county_code
  ),
  workers as (
    select
      county_code,
      sum(workers)::integer as workers
    from
      core.current_enterprises
    where
      county_code is not null
    group by
      county_code
  ),
  rated as (
    select
      c.region_code as county_code,
      coalesce(r.request_count, 0) as request_count,
      coalesce(w.workers, 0) as workers,
      case
        when w.workers > 0 then 10000.0 * coalesce(r.request_count, 0) / w.workers
      end as rate
    from
      core.regions c
      left join requests r on r.county_code = c.region_code
      left join workers w on w.county_code = c.region_code
    where
      c.region_level = 'county'
      and c.region_code = c.current_code
      and c.valid_to is null
  )
select
  county_code,
  request_count,
  workers,
  round(
    100 * percent_rank () over (
      order by
        rate nulls first
    )
  )::integer as demand_rank
from
  rated
