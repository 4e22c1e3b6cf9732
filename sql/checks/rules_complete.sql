-- 有规则参数或走访记录时，最近一个月的每一项参数都有取值；没有参数就先取入随附的基础资料（run reference），否则覆盖率全是零。
select
  *
from
  core.rule_months
where
  (
    exists (
      select
        1
      from
        core.rules
    )
    or exists (
      select
        1
      from
        core.visits
    )
  )
  and month = (
    select
      max(month)
    from
      core.rule_months
  )
  and (
    division_days is null
    or province_research_days is null
    or local_days is null
    or division_scope is null
    or counts_weekends is null
    or counts_stays is null
    or research_purposes is null
    or problems_per_year is null
    or deeds_per_year is null
    or households_per_cadre is null
    or visit_window_months is null
    or visit_full_days is null
    or visit_fade_days is null
    or result_window_months is null
    or union_min_workers is null
    or report_days is null
    or entry_days is null
    or base_day_share is null
    or work_days_per_year is null
    or arrears_topics is null
  )
