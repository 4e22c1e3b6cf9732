-- 干部下基层的日期：同一干部同一日期只计一次，半天计 0.5，最多 1 天；驻点每日计一天。
-- @grain 一名干部的一个日期
-- @key cadre_key, grassroots_on
-- @not_null cadre_key, grassroots_on
with attended as (
  select unnest(cadre_keys) as cadre_key, visited_on, last_day, day_share from core.visits
),
dated as (
  select cadre_key, unnest(generate_series(visited_on, last_day, interval 1 day))::date as grassroots_on, day_share from attended
)
select cadre_key, grassroots_on, least(sum(day_share), 1)::decimal(3, 2) as day_share
from dated
group by cadre_key, grassroots_on
