-- 协商空白（G5）按单位合计，附没有协议的企业中最多的行业。
-- @grain 一个统计单位
-- @key gap_id
-- @not_null gap_id, unit_org_id, blank_count, ent_count
with
  counted as (
    select
      gap_id,
      unit_org_id,
      min(county_code) as county_code,
      min(city_code) as city_code,
      count(*)::integer as ent_count,
      count(*) filter(
        where
          is_blank
      )::integer as blank_count,
      min(since_on) filter(
        where
          is_blank
      ) as since_on,
      coalesce(
        sum(workers) filter(
          where
            is_blank
        ),
        0
      )::integer as blank_workers,
      coalesce(
        sum(workers * industry_risk) filter(
          where
            is_blank
        ),
        0
      ) as weighted_risk,
      mode(
        industry
        order by
          industry
      ) filter(
        where
          is_blank
      ) as industry
    from
      core.gap_blanks
    where
      unit_org_id <> ''
    group by
      gap_id,
      unit_org_id
  )
select
  gap_id,
  unit_org_id,
  county_code,
  city_code,
  ent_count,
  blank_count,
  since_on,
  blank_workers,
  industry,
  (weighted_risk // greatest(blank_workers, 1))::integer as industry_risk
from
  counted
where
  blank_count > 0
