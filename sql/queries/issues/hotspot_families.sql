-- 一个月一起判断的格数、列为热点的格数和其中预计出于偶然的格数。
-- @not_null grid, cell_count, shown_count, by_chance
select
  grid,
  cell_count,
  shown_count,
  by_chance
from
  marts.expectation_families
where
  month = $month::date
  and city_code = coalesce($city::varchar, '')
  and $is_region::boolean
order by
  grid
