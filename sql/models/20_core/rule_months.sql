-- 各月末有效的规则参数，一项参数一列，供各指标取用。
-- @grain 一个月
-- @key month
-- @not_null month, month_end, is_finished
-- @column visit_window_months  走访覆盖的统计窗口（月）
-- @column result_window_months  办理结果类指标的统计窗口（月）
with
  valid as (
    select
      m.month,
      m.month_end,
      m.is_finished,
      r.rule_key,
      r.rule_value as v,
      r.rule_list as l
    from
      core.months m
      left join core.rules r on r.valid_from <= m.month_end
      and (
        r.valid_to is null
        or r.valid_to > m.month_end
      )
  )
select
  month,
  month_end,
  is_finished,
  date_trunc('year', month)::date as year_start,
  date_diff('day', date_trunc('year', month)::date, (date_trunc('year', month) + interval 1 year)::date) as year_days,
  max(v) filter(
    where
      rule_key = 'division_days'
  ) as division_days,
  max(v) filter(
    where
      rule_key = 'province_research_days'
  ) as province_research_days,
  max(v) filter(
    where
      rule_key = 'local_days'
  ) as local_days,
  max(l) filter(
    where
      rule_key = 'division_scope'
  ) as division_scope,
  max(v) filter(
    where
      rule_key = 'count_weekends'
  ) = 1 as counts_weekends,
  max(v) filter(
    where
      rule_key = 'count_stays'
  ) = 1 as counts_stays,
  max(l) filter(
    where
      rule_key = 'research_purposes'
  ) as research_purposes,
  max(v) filter(
    where
      rule_key = 'problems_per_year'
  ) as problems_per_year,
  max(v) filter(
    where
      rule_key = 'deeds_per_year'
  ) as deeds_per_year,
  max(v) filter(
    where
      rule_key = 'households_per_cadre'
  ) as households_per_cadre,
  max(v) filter(
    where
      rule_key = 'visit_window_months'
  )::integer as visit_window_months,
  max(v) filter(
    where
      rule_key = 'visit_full_days'
  )::integer as visit_full_days,
  max(v) filter(
    where
      rule_key = 'visit_fade_days'
  )::integer as visit_fade_days,
  max(v) filter(
    where
      rule_key = 'result_window_months'
  )::integer as result_window_months,
  max(v) filter(
    where
      rule_key = 'union_min_workers'
  )::integer as union_min_workers,
  max(v) filter(
    where
      rule_key = 'report_days'
  )::integer as report_days,
  max(v) filter(
    where
      rule_key = 'entry_days'
  )::integer as entry_days,
  max(v) filter(
    where
      rule_key = 'base_day_share'
  ) as base_day_share,
  max(v) filter(
    where
      rule_key = 'work_days_per_year'
  ) as work_days_per_year,
  max(l) filter(
    where
      rule_key = 'arrears_topics'
  ) as arrears_topics
from
  valid
group by
  month,
  month_end,
  is_finished
