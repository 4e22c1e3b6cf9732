-- 走访台账的指标，按走访当月：听取意见、七项齐全及各项、及时录入。
-- @indicator A11, A27, A27T
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  measures (indicator, part) as (
    values
      ('A11', ''),
      ('A27', ''),
      ('A27', 'leader'),
      ('A27', 'cadres'),
      ('A27', 'period'),
      ('A27', 'opinion'),
      ('A27', 'action'),
      ('A27', 'result'),
      ('A27', 'rating'),
      ('A27T', '')
  ),
  judged as (
    select
      r.month,
      m.indicator,
      m.part,
      g.unit_org_id,
      g.county_code,
      g.city_code,
      case m.indicator || m.part
        when 'A11' then v.topic_name is not null
        when 'A27' then g.filled_count = 7
        when 'A27leader' then g.has_leader
        when 'A27cadres' then g.has_cadres
        when 'A27period' then g.has_period
        when 'A27opinion' then g.has_opinion
        when 'A27action' then g.has_action
        when 'A27result' then g.has_result
        when 'A27rating' then g.has_rating
        when 'A27T' then g.entry_days <= r.entry_days
      end as is_in
    from
      core.visit_ledgers g
      join core.visits v on v.record_key = g.record_key
      and v.content_hash = g.content_hash
      join core.rule_months r on r.month = date_trunc('month', g.visited_on)
      join measures m on m.indicator <> 'A27T'
      or g.entry_days is not null
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
group by
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code
