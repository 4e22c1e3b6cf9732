-- 各项指标逐月的分子与分母，各指标模型合在一起；没有报送也没有数据的单位由报送情况补出。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
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
  core.coverage_matters
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
  core.coverage_reports
union all
by name
select
  *
from
  core.coverage_stations
