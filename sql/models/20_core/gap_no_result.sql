-- 访而无果（G4，近 12 个月提出的问题）与解决未回复（G9，不论提出多久），按单位看解决和答复。
-- @grain 一个统计单位
-- @key unit_org_id
-- @not_null unit_org_id, raised_count, solved_count, unanswered_count
-- @column is_fruitless  走访次数不低于中位数，而解决率低于全省各单位的下四分位
-- @column unsolved_workers  提出未解决问题的走访所见的职工数
-- @column unanswered_count  解决超过 15 天仍没有答复的问题数
with
  problems as (
    select
      p.unit_org_id,
      min(p.county_code) as county_code,
      min(p.city_code) as city_code,
      count(*) filter(
        where
          p.raised_on > b.as_of - g.window_days
      )::integer as raised_count,
      count(*) filter(
        where
          p.raised_on > b.as_of - g.window_days
          and p.solved_on is not null
      )::integer as solved_count,
      min(p.raised_on) filter(
        where
          p.raised_on > b.as_of - g.window_days
          and p.solved_on is null
      ) as unsolved_since,
      count(*) filter(
        where
          p.solved_on < b.as_of - g.reply_days
          and p.replied_on is null
      )::integer as unanswered_count,
      min(p.solved_on) filter(
        where
          p.solved_on < b.as_of - g.reply_days
          and p.replied_on is null
      ) + g.reply_days as unanswered_since,
      coalesce(
        sum(p.workers_met) filter(
          where
            p.raised_on > b.as_of - g.window_days
            and p.solved_on is null
        ),
        0
      )::integer as unsolved_workers,
      coalesce(
        sum(p.workers_met) filter(
          where
            p.solved_on < b.as_of - g.reply_days
            and p.replied_on is null
        ),
        0
      )::integer as unanswered_workers
    from
      core.visit_problems p
      cross join raw.build b
      cross join core.gap_rules g
    where
      p.unit_org_id <> ''
      and p.date_fault is null
    group by
      p.unit_org_id,
      g.reply_days,
      g.window_days
  ),
  visits as (
    select
      unit_org_id,
      count(*)::integer as visit_count
    from
      core.visits
      cross join raw.build b
      cross join core.gap_rules g
    where
      visited_on > b.as_of - g.window_days
      and unit_org_id <> ''
    group by
      unit_org_id
  ),
  limits as (
    select
      quantile_cont(1.0 * solved_count / raised_count, 0.25) as low_rate,
      (
        select
          median(visit_count)
        from
          visits
      ) as median_visits
    from
      problems
      cross join core.gap_rules g
    where
      raised_count >= g.min_problems
  )
select
  p.unit_org_id,
  p.county_code,
  p.city_code,
  coalesce(v.visit_count, 0) as visit_count,
  p.raised_count,
  p.solved_count,
  p.unsolved_since,
  p.unanswered_count,
  p.unanswered_since,
  p.unsolved_workers,
  p.unanswered_workers,
  (l.median_visits)::integer as median_visits,
  (100 * l.low_rate)::integer as low_percent,
  coalesce(
    p.raised_count >= g.min_problems
    and v.visit_count >= l.median_visits
    and 1.0 * p.solved_count / p.raised_count < l.low_rate,
    false
  ) as is_fruitless
from
  problems p
  cross join limits l
  cross join core.gap_rules g
  left join visits v on v.unit_org_id = p.unit_org_id
