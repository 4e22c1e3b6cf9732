-- 干部下基层的日期：同一干部同一日期只计一次，半天计 0.5，最多 1 天；驻点每日计一天。
-- @grain 一名干部的一个日期
-- @key cadre_key, grassroots_on
-- @not_null cadre_key, grassroots_on
-- @column walk_share  其中不含驻点的天数
-- @column purposes  当日各条记录的目的
with
  attended as (
    select
      unnest(cadre_keys) as cadre_key,
      visited_on,
      last_day,
      day_share,
      coalesce(purposes, []) as purposes
    from
      core.visits
  ),
  dated as (
    select
      cadre_key,
      unnest(generate_series(visited_on, last_day, interval 1 day))::date as grassroots_on,
      day_share,
      last_day > visited_on as is_stay,
      purposes
    from
      attended
  )
select
  cadre_key,
  grassroots_on,
  least(sum(day_share), 1)::decimal(3, 2) as day_share,
  least(
    coalesce(
      sum(day_share) filter(
        where
          not is_stay
      ),
      0
    ),
    1
  )::decimal(3, 2) as walk_share,
  isodow(grassroots_on) >= 6 as is_weekend,
  list_sort(list_distinct(flatten(list(purposes)))) as purposes
from
  dated
group by
  cadre_key,
  grassroots_on
