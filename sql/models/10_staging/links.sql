-- 干部与困难企业、困难职工户的联系。
-- @grain 一条联系关系
select
  r.record_key,
  r.link_id,
  r.cadre_key,
  r.link_kind,
  r.ent_id,
  r.household_key,
  r.linked_from,
  r.linked_to
from
  raw.links r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.links
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
