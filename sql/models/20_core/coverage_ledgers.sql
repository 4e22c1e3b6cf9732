-- 走访台账的指标，按走访当月：听取意见 A11、七项齐全 A27 及各项、及时录入 A27T。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  ledgers as (
    select
      r.month,
      r.entry_days as most_days,
      g.*,
      v.topic_name is not null as has_topic
    from
      core.visit_ledgers g
      join core.visits v on v.record_key = g.record_key
      and v.content_hash = g.content_hash
      join core.rule_months r on r.month = date_trunc('month', g.visited_on)
  ),
  judged as (
    select
      month,
      'A11' as indicator,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      has_topic as is_in
    from
      ledgers
    union all
    select
      month,
      'A27',
      '',
      unit_org_id,
      county_code,
      city_code,
      filled_count = 7
    from
      ledgers
    union all
    select
      month,
      'A27',
      'leader',
      unit_org_id,
      county_code,
      city_code,
      has_leader
    from
      ledgers
    union all
    select
      month,
      'A27',
      'cadres',
      unit_org_id,
      county_code,
      city_code,
      has_cadres
    from
      ledgers
    union all
    select
      month,
      'A27',
      'period',
      unit_org_id,
      county_code,
      city_code,
      has_period
    from
      ledgers
    union all
    select
      month,
      'A27',
      'opinion',
      unit_org_id,
      county_code,
      city_code,
      has_opinion
    from
      ledgers
    union all
    select
      month,
      'A27',
      'action',
      unit_org_id,
      county_code,
      city_code,
      has_action
    from
      ledgers
    union all
    select
      month,
      'A27',
      'result',
      unit_org_id,
      county_code,
      city_code,
      has_result
    from
      ledgers
    union all
    select
      month,
      'A27',
      'rating',
      unit_org_id,
      county_code,
      city_code,
      has_rating
    from
      ledgers
    union all
    select
      month,
      'A27T',
      '',
      unit_org_id,
      county_code,
      city_code,
      entry_days <= most_days
    from
      ledgers
    where
      entry_days is not null
  )
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      is_in
  )::integer as numerator,
  count(*)::integer as denominator
from
  judged
group by all
