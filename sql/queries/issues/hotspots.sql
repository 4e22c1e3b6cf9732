-- 热点矩阵：一个月里各地区各主题的诉求数，与自己前 12 个月的月均乘以季节系数相比有多意外。季节系数取全省该主题去年同月与去年此前一年月均之比，各加 5 件以免小数跳动。最意外的在前，可以只取前几格。
-- @not_null region_code, region_name, topic_code, topic_name, request_count, usual, factor, expected, surprise
with cells as (
  select month, case when $by_county::boolean then county_code else city_code end as region_code, left(topic_code, $depth::integer) as topic_code, sum(request_count) as request_count
  from marts.topic_volumes
  where month between $month::date - interval 12 month and $month::date and topic_code <> 'T99' and starts_with(org_path, $scope_path::varchar)
  group by all
),
season as (
  select left(topic_code, $depth::integer) as topic_code,
    (coalesce(sum(request_count) filter (month = $month::date - interval 12 month), 0) + 5.0) / (coalesce(sum(request_count) filter (month between $month::date - interval 23 month and $month::date - interval 12 month), 0) / 12.0 + 5.0) as factor
  from marts.topic_volumes
  where month between $month::date - interval 23 month and $month::date
  group by 1
),
usual as (
  select region_code, topic_code, coalesce(sum(request_count) filter (month = $month::date), 0)::integer as request_count, (coalesce(sum(request_count) filter (month < $month::date), 0) / 12.0)::double as usual
  from cells where region_code <> ''
  group by all
)
select u.region_code, coalesce(r.region_name, u.region_code) as region_name, u.topic_code, coalesce(t.topic_name, u.topic_code) as topic_name, u.request_count, u.usual, s.factor::double as factor, (u.usual * s.factor)::double as expected,
  ((u.request_count - u.usual * s.factor) / sqrt(u.usual * s.factor + 1))::double as surprise
from usual u
join season s on s.topic_code = u.topic_code
left join marts.topics t on t.topic_code = u.topic_code
left join marts.regions r on r.region_code = u.region_code
order by surprise desc, u.region_code, u.topic_code
limit $row_limit::integer
