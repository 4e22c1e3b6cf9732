-- 协议与其覆盖的企业：单独企业协议一家，区域性、行业性协议按列明的企业。
-- @grain 一份协议覆盖的一家企业
-- @not_null ent_id, nego_type, effective_from, effective_to
select distinct
  c.ent_id,
  c.nego_type,
  c.effective_from,
  c.effective_to
from
  (
    select
      unnest(
        list_distinct(
          coalesce(covered_ent_ids, []) || case
            when ent_id is null then []
            else [ent_id]
          end
        )
      ) as ent_id,
      nego_type,
      effective_from,
      effective_to
    from
      core.negotiations
    where
      signed_on is not null
      and effective_from is not null
      and effective_to is not null
  ) c
