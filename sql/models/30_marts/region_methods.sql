-- 信访诉求的地区是怎样得到的，供判断地图能说明多少。
-- @grain 一个来源文件的一种方法
select
  source_file,
  region_method,
  count(*)::integer as petition_count,
  count(reply_days)::integer as replied_count
from
  core.petitions
group by
  source_file,
  region_method
