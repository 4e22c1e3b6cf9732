-- 没有企业编号的记录对应到的企业，以及人工认定的、编号与文字不一致的记录；企业名称栏优先于文字，讲到几家的不对应到任何一家。
-- @grain 一条记录
-- @key source, batch_no, row_number
-- @not_null source, batch_no, row_number, ent_id
with
  named as (
    select
      source,
      batch_no,
      row_number,
      count(distinct ent_id) filter(origin = 'field') as field_count,
      count(distinct ent_id) as all_count,
      min(ent_id) filter(origin = 'field') as field_ent_id,
      min(ent_id) as any_ent_id
    from
      core.enterprise_mentions
    where
      status = 'accepted'
    group by
      source,
      batch_no,
      row_number
  )
select
  source,
  batch_no,
  row_number,
  coalesce(field_ent_id, any_ent_id) as ent_id
from
  named
where
  field_count = 1
  or all_count = 1
