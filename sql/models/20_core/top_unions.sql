-- 每个工会组织归到哪个市、产业、直管或示范区工会，覆盖情况按此归到地方。
-- @grain 一个工会组织
-- @key org_id
-- @not_null org_id, org_name, org_path
-- @column top_key  归到的工会编码；归到地级市工会、按地区显示的为空
-- @column top_name  归到的工会名称，地级市工会也在内；省总工会为空
-- @column is_off_map  归到产业、直管工会，不在地图上显示
select
  o.org_id,
  o.org_name,
  o.org_path,
  case
    when not (
      t.org_kind = 'city'
      and t.county_code is null
    ) then t.org_id
  end as top_key,
  t.org_name as top_name,
  t.org_kind <> 'city' as is_off_map
from
  core.orgs o
  left join core.orgs t on t.org_kind in ('city', 'industrial', 'direct')
  and t.merged_into_org_id is null
  and starts_with(o.org_path, t.org_path)
qualify
  row_number() over (
    partition by
      o.org_id
    order by
      t.depth
  ) = 1
