-- 信访诉求的地区是怎样得到的，各占多少件、来自多少个文件。
-- @not_null region_method, petition_count, file_count
select
  region_method,
  sum(petition_count)::integer as petition_count,
  count(distinct source_file)::integer as file_count
from
  marts.region_methods
group by
  region_method
order by
  sum(petition_count) desc,
  region_method
