-- 检索索引，见 core.search_grams。
-- @grain 一条记录里的一处相邻两字
-- @view
select
  gram,
  record_no,
  place
from
  core.search_grams
