-- 办理各页的逐月计数：信访、走访、协商的环节、渠道、形式和结果。
-- @grain 一类数据、一个月、一个统计单位、一个县、一项计数、一个分项
-- @key source, month, unit_org_id, county_code, city_code, measure, part
-- @not_null source, month, org_path, measure, part, record_count
-- @column measure  计数的种类，如 channel 渠道、clock 期限、stage 环节
-- @column part  分项，如 hotline、on_time、signed
select
  c.source,
  c.month,
  c.unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  coalesce(c.county_code, '') as county_code,
  coalesce(c.city_code, '') as city_code,
  c.measure,
  c.part,
  sum(c.record_count)::integer as record_count
from
  (
    select
      'petitions' as source,
      *
    from
      core.petition_counts
    union all
    by name
    select
      'petitions' as source,
      *
    from
      core.reception_counts
    union all
    by name
    select
      'visits' as source,
      *
    from
      core.visit_counts
    union all
    by name
    select
      'negotiations' as source,
      *
    from
      core.negotiation_counts
  ) c
  left join core.orgs o on o.org_id = c.unit_org_id
group by all
