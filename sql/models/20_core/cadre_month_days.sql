-- 每名在岗干部每月末的任职和下基层天数。
-- @grain 一名干部的一个月末
-- @key month, cadre_key, post_from
-- @not_null month, cadre_key, day_hundredths, research_hundredths, stay_days
-- @column in_division_scope  属于第八条天数、结对和实事要求的范围
-- @column day_hundredths  本年累计下基层天数，百分之一天
-- @column research_hundredths  其中调研、蹲点目的的天数
-- @column stay_days  统计窗口内的驻点天数
with
  posted as (
    select
      m.*,
      c.cadre_key,
      c.post_from,
      c.rank,
      c.is_young,
      c.is_seconded,
      c.org_kind,
      c.unit_org_id,
      c.county_code,
      c.city_code,
      date_diff('day', greatest(c.post_from, m.year_start), m.month_end) + 1 as days_in_post
    from
      core.rule_months m
      join core.cadres c on c.post_from <= m.month_end
      and (
        c.post_to is null
        or c.post_to > m.month_end
      )
  ),
  worked as (
    select
      p.month,
      p.cadre_key,
      p.post_from,
      sum(
        case
          when not p.counts_stays then d.walk_share
          else d.day_share
        end
      ) filter(
        where
          d.grassroots_on >= p.year_start
          and (
            p.counts_weekends
            or not d.is_weekend
          )
      ) as day_count,
      sum(d.day_share) filter(
        where
          d.grassroots_on >= p.year_start
          and (
            p.counts_weekends
            or not d.is_weekend
          )
          and list_has_any(d.purposes, p.research_purposes)
      ) as research_count,
      count(*) filter(
        where
          d.day_share > d.walk_share
          and d.grassroots_on > p.month_end - to_months(p.visit_window_months)
      ) as stay_days,
      max(d.grassroots_on) as last_on
    from
      posted p
      join core.cadre_days d on d.cadre_key = p.cadre_key
      and d.grassroots_on <= p.month_end
      and d.grassroots_on > least(p.year_start - 1, (p.month_end - to_months(p.visit_window_months))::date)
    group by
      p.month,
      p.cadre_key,
      p.post_from
  )
select
  p.month,
  p.month_end,
  p.year_start,
  p.year_days,
  p.cadre_key,
  p.post_from,
  p.rank,
  p.is_young,
  p.is_seconded,
  p.org_kind,
  p.unit_org_id,
  p.county_code,
  p.city_code,
  p.days_in_post,
  p.rank in ('bureau', 'division')
  and list_contains(p.division_scope, p.org_kind) as in_division_scope,
  round(100 * coalesce(w.day_count, 0))::integer as day_hundredths,
  round(100 * coalesce(w.research_count, 0))::integer as research_hundredths,
  coalesce(w.stay_days, 0)::integer as stay_days,
  w.last_on,
  coalesce(w.last_on > p.month_end - to_months(p.visit_window_months), false) as is_active
from
  posted p
  left join worked w using (month, cadre_key, post_from)
