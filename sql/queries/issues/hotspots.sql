-- 热点矩阵：每月各地区各主题的诉求和咨询条数与预期；所选月份的每一格，和此前各月里的热点，可以只取热点。预期和热点的判定见 marts.expectations；产业工会的范围不分地区判断，没有格。
-- @not_null month, region_code, region_name, topic_code, topic_name, request_count, expected, low, high, surprise
-- @not_null is_hot
with
  cells as (
    select
      e.*,
      e.request_count >= $least_count::integer
      and case
        when $city::varchar is null then e.q_province
        else e.q_city
      end <= $largest_share::double as is_hot
    from
      marts.expectations e
    where
      e.month <= $month::date
      and e.month > $month::date - $month_count::integer * interval 1 month
      and length(e.topic_code) = $depth::integer
      and ends_with(e.place, '00') <> $by_county::boolean
      and $is_region::boolean
      and (
        $city::varchar is null
        or starts_with(e.place, left($city::varchar, 4))
      )
      and (
        $county::varchar is null
        or e.place = $county::varchar
      )
  )
select
  c.month,
  c.place as region_code,
  coalesce(r.region_name, c.place) as region_name,
  c.topic_code,
  coalesce(t.topic_name, c.topic_code) as topic_name,
  c.request_count,
  c.expected,
  c.low,
  c.high,
  c.surprise,
  c.is_hot
from
  cells c
  left join marts.topics t on t.topic_code = c.topic_code
  left join marts.regions r on r.region_code = c.place
where
  c.is_hot
  or (
    c.month = $month::date
    and not $hot_only::boolean
  )
order by
  month desc,
  surprise desc,
  region_code,
  topic_code
