-- 协商空白（G5）：已建会、职工 25 人以上的在册企业，没有有效协议，或到期 60 天以上没有续签。
-- @grain 一家企业
-- @key ent_id
-- @not_null gap_id, ent_id, unit_org_id, workers, is_blank
-- @column since_on  从哪天起是空白：协议到期后 60 天，从没有协议的取建会日期与建档日期中较晚的一个
-- @column last_effective_to  最近一份协议的到期日；从没有协议为空
with
  agreements as (
    select
      a.ent_id,
      max(a.effective_to) filter(
        where
          a.effective_from <= b.as_of
      ) as last_effective_to
    from
      core.agreement_coverage a
      cross join raw.build b
    group by
      a.ent_id
  )
select
  'G5-' || e.unit_org_id as gap_id,
  e.ent_id,
  e.ent_name,
  e.industry,
  e.size,
  e.ownership,
  e.workers,
  e.industry_risk,
  e.unit_org_id,
  e.org_path,
  e.county_code,
  e.city_code,
  a.last_effective_to,
  a.last_effective_to is null
  or a.last_effective_to < b.as_of - g.expired_days as is_blank,
  coalesce(a.last_effective_to + g.expired_days, greatest(e.union_founded_on, e.valid_from, k.agreed_from)) as since_on
from
  core.current_enterprises e
  cross join raw.build b
  cross join core.gap_rules g
  cross join core.known_since k
  left join agreements a on a.ent_id = e.ent_id
where
  e.has_union
  and e.workers >= g.min_workers
