-- 各项指标逐月的分子与分母：各指标模型合在一起，缺的列为空。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县、一个乡镇、一个园区
-- @view
-- @not_null month, indicator, part, unit_org_id, numerator, denominator
-- @column is_by_township  以企业为分母、分到乡镇和园区的指标；其余指标的乡镇、园区为空
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  township,
  park,
  true as is_by_township,
  numerator,
  denominator,
  ever_numerator,
  effective_permille,
  workers_uncovered,
  workers_total,
  last_activity_on
from
  core.coverage_enterprises
union all
by name
select
  *
from
  core.coverage_households
union all
by name
select
  *
from
  core.coverage_cadres
union all
by name
select
  *
from
  core.coverage_orgs
union all
by name
select
  *
from
  core.coverage_targets
union all
by name
select
  *
from
  core.coverage_served_workers
union all
by name
select
  *
from
  core.coverage_matters
union all
by name
select
  *
from
  core.coverage_fields
union all
by name
select
  *
from
  core.coverage_need
union all
by name
select
  *
from
  core.coverage_petitions
union all
by name
select
  *
from
  core.coverage_ledgers
union all
by name
select
  *
from
  core.coverage_replies
union all
by name
select
  *
from
  core.coverage_agreements
union all
by name
select
  *
from
  core.coverage_raises
union all
by name
select
  *
from
  core.coverage_reports
union all
by name
select
  *
from
  core.coverage_stations
