-- 干部与困难企业、困难职工户的联系；有效期从联系开始日起，到结束日前一天止。
-- @grain 一条联系关系
-- @key link_id
-- @not_null link_id, cadre_key, link_kind, linked_from
select
  link_id,
  cadre_key,
  link_kind,
  ent_id,
  household_key,
  linked_from,
  linked_to
from
  staging.links
qualify
  row_number() over (
    partition by
      link_id
    order by
      record_key
  ) = 1
