-- 每月一起判断的格：各级各范围有多少格，列为热点多少，其中预计多少出于偶然。
-- @grain 一个月、一种格、一个范围
-- @key month, grid, city_code
-- @not_null month, grid, city_code, cell_count, shown_count, by_chance
-- @column grid  city-3 市与一级主题、county-3 县与一级主题、county-6 县与二级主题
-- @column city_code  空为全省
-- @column by_chance  各格都与往常无异时，达到同样罕见程度的格数的期望
select
  month,
  grid,
  city_code,
  cell_count,
  shown_count,
  by_chance
from
  raw.expectation_families
