-- A23 市县干部下基层达进度：本年累计天数达到 90 天按在岗天数折算的进度。
-- @grain 一个月、一个统计单位、一个县
with posted as (
  select m.month, m.month_end, date_trunc('year', m.month)::date as year_start, c.cadre_key, c.unit_org_id, c.county_code, c.city_code,
    date_diff('day', greatest(c.post_from, date_trunc('year', m.month)::date), m.month_end) + 1 as days_in_post
  from core.months m
  join core.cadres c on c.org_kind in ('city', 'county') and c.post_from <= m.month_end and (c.post_to is null or c.post_to > m.month_end)
),
worked as (
  select p.month, p.cadre_key, sum(d.day_share) as day_count, max(d.grassroots_on) as last_on
  from posted p
  join core.cadre_days d on d.cadre_key = p.cadre_key and d.grassroots_on between p.year_start and p.month_end
  group by p.month, p.cadre_key
)
select p.month, 'A23' as indicator, p.unit_org_id, p.county_code, p.city_code,
  count(*) filter (where coalesce(w.day_count, 0) >= 90 * p.days_in_post / date_diff('day', p.year_start, p.year_start + interval 1 year))::integer as numerator,
  count(*)::integer as denominator, null::integer as workers_uncovered, max(w.last_on) as last_activity_on
from posted p
left join worked w on w.month = p.month and w.cadre_key = p.cadre_key
group by p.month, p.unit_org_id, p.county_code, p.city_code
