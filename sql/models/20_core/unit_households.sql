-- 每个统计单位在档困难职工户的分档下限：按它排名不透露确切户数。
-- @grain 一个统计单位
-- @key unit_org_id
-- @not_null unit_org_id, households_floor
with
  counted as (
    select
      unit_org_id,
      count(*) as household_count
    from
      core.households
    where
      closed_on is null
    group by
      unit_org_id
  )
select
  c.unit_org_id,
  max(b.least) as households_floor
from
  counted c
  join raw.household_bands b on b.least <= c.household_count
group by
  c.unit_org_id
