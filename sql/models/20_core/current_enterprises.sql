-- 截止日在册的企业，附行业风险和最近一次走访。
-- @grain 一家在册企业
-- @key ent_id
-- @not_null ent_id, ent_name, org_path, workers, industry_risk
-- @column difficult_from  本次认定困难的起始日
-- @column last_visited_on  最近一次走访日期；从未走访为空
with
  last_visits as (
    select
      ent_id,
      max(last_day) as last_visited_on
    from
      core.visits
    where
      ent_id is not null
    group by
      ent_id
  ),
  difficult as (
    -- 一直延续到截止日的困难认定，不算早先已结束的
    select
      e.ent_id,
      min(e.valid_from) as difficult_from
    from
      core.enterprises e
      left join (
        select
          ent_id,
          max(valid_from) as ended_from
        from
          core.enterprises
        where
          not coalesce(is_difficult, false)
        group by
          ent_id
      ) b on b.ent_id = e.ent_id
    where
      e.is_difficult
      and (
        b.ended_from is null
        or e.valid_from > b.ended_from
      )
    group by
      e.ent_id
  )
select
  e.ent_id,
  e.ent_name,
  e.township,
  e.ownership,
  e.size,
  e.industry,
  coalesce(e.workers, 0) as workers,
  e.women,
  e.migrants,
  e.agency_workers,
  e.has_union,
  e.union_founded_on,
  coalesce(e.is_difficult, false) as is_difficult,
  coalesce(e.is_platform, false) as is_platform,
  e.is_restructured,
  e.is_labour_intensive,
  e.valid_from,
  d.difficult_from,
  e.unit_org_id,
  e.org_path,
  e.county_code,
  e.city_code,
  coalesce(r.risk, 40) as industry_risk,
  v.last_visited_on
from
  core.enterprises e
  cross join raw.build b
  left join core.industry_risks r on r.industry = e.industry
  left join last_visits v on v.ent_id = e.ent_id
  left join difficult d on d.ent_id = e.ent_id
where
  e.valid_from <= b.as_of
  and (
    e.valid_to is null
    or e.valid_to > b.as_of
  )
