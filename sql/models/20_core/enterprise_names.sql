-- 企业名称、曾用名与企业编号的唯一对应；重名的不收。
-- @grain 一个企业名称
-- @key ent_name
with
  spelled as (
    select
      ent_id,
      unnest(list_distinct([ent_name] || coalesce(aliases, []))) as ent_name
    from
      staging.enterprises
  )
select
  ent_name,
  min(ent_id) as ent_id
from
  spelled
group by
  ent_name
having
  count(distinct ent_id) = 1
