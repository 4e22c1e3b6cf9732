-- 信访和走访评价的指标：渠道回复 A19（统计窗口），当月走访评价 A29、当月办结信访评价 A29P。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with received as (
  select r.month, p.channel, p.unit_org_id, p.county_code, p.city_code, p.replied_at::date <= r.month_end as is_in
  from core.rule_months r
  join core.petitions p on p.received_at::date <= r.month_end and p.received_at::date > r.month_end - to_months(r.result_window_months)
  where p.petition_kind is distinct from 'accusation'
),
judged as (
  select month, 'A19' as indicator, '' as part, unit_org_id, county_code, city_code, is_in from received
  union all select month, 'A19', channel, unit_org_id, county_code, city_code, is_in from received where channel is not null
  union all select date_trunc('month', visited_on)::date, 'A29', '', unit_org_id, county_code, city_code, rating = 'satisfied' from core.visits where rating <> 'unrated'
  union all select date_trunc('month', closed_at)::date, 'A29P', '', unit_org_id, county_code, city_code, satisfaction = 'satisfied'
  from core.petitions where closed_at >= received_at and satisfaction <> 'unrated' and petition_kind is distinct from 'accusation'
)
select j.month, j.indicator, j.part, j.unit_org_id, j.county_code, j.city_code, count(*) filter (where j.is_in)::integer as numerator, count(*)::integer as denominator
from judged j
join core.months m on m.month = j.month
group by all
