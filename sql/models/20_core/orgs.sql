-- 工会组织：每个组织取最近一段登记，附组织树路径；并入其他组织的排在接收组织之下。
-- @grain 一个工会组织
-- @mart
-- @key org_id
-- @not_null org_id, org_name, org_kind, org_path, unit_org_id
-- @column org_path  自上而下的组织编码路径，以 / 分隔并以 / 结尾；数据范围按前缀判断
-- @column unit_org_id  统计单位：本级为省、市、产业、直管、县时是自己，其下取最近的上级
-- @column valid_to  已撤销或并入时的日期
with recursive
  latest as (
    select
      org_id,
      org_name,
      org_kind,
      coalesce(merged_into_org_id, parent_org_id) as parent_org_id,
      region_code,
      workers,
      members,
      full_time_cadres,
      merged_into_org_id,
      min(valid_from) over (
        partition by
          org_id
      ) as founded_on,
      valid_from,
      valid_to
    from
      staging.orgs
    qualify
      row_number() over (
        partition by
          org_id
        order by
          valid_from desc,
          record_key
      ) = 1
  ),
  tree as (
    select
      l.*,
      '/' || l.org_id || '/' as org_path,
      1 as depth,
      l.org_id as unit_org_id
    from
      latest l
    where
      l.parent_org_id is null
      or l.parent_org_id not in (
        select
          org_id
        from
          latest
      )
    union all
    select
      l.*,
      t.org_path || l.org_id || '/',
      t.depth + 1,
      case
        when l.org_kind in ('province', 'city', 'industrial', 'direct', 'county') then l.org_id
        else t.unit_org_id
      end
    from
      latest l
      join tree t on t.org_id = l.parent_org_id
    where
      t.depth < 12
  )
select
  t.org_id,
  t.org_name,
  t.org_kind,
  t.parent_org_id,
  t.org_path,
  t.depth,
  t.unit_org_id,
  r.current_code as region_code,
  r.city_code,
  r.county_code,
  t.workers,
  t.members,
  t.full_time_cadres,
  t.merged_into_org_id,
  t.founded_on,
  t.valid_to
from
  tree t
  left join core.regions r on r.region_code = t.region_code
