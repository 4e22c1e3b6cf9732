-- 每项以企业为分母的指标计入哪些企业，各家做到没有。
-- @grain 一个月、一项指标、一个分项、一家企业
-- @not_null month, indicator, part, achievement, ent_id, is_in, workers
-- @view
-- @column achievement  怎样算做到：linked 有联系人、visited 走访过、unionised 已建会、agreement 有协议、
--   group_agreement 有区域或行业协议
-- @column is_in  台账没有写明是否建会的，不算已建会
-- @column last_on  最近一次走访，或有效协议的生效日
with
  -- 每个指标和分项：哪些企业计入分母，怎样算计入分子
  measures (indicator, part, population, achievement) as (
    values
      ('A01E', '', 'difficult', 'linked'),
      ('A08', '', 'difficult', 'visited'),
      ('A10', '', 'focus', 'visited'),
      ('A10', 'small', 'small', 'visited'),
      ('A10', 'private', 'private', 'visited'),
      ('A10', 'restructured', 'restructured', 'visited'),
      ('A10', 'difficult', 'difficult', 'visited'),
      ('A10', 'labour', 'labour', 'visited'),
      ('A14', '', 'unionised', 'agreement'),
      ('A14U', '', 'needs_union', 'unionised'),
      ('A15', '', 'unionised', 'group_agreement')
  )
select
  m.indicator,
  m.part,
  m.achievement,
  coalesce(
    case m.achievement
      when 'linked' then e.is_linked
      when 'visited' then e.is_visited
      when 'unionised' then e.is_unionised
      when 'agreement' then e.last_agreement_from is not null
      when 'group_agreement' then e.is_covered_by_group
    end,
    false
  ) as is_in,
  case
    when m.achievement = 'visited' then e.last_visited_on
    when m.achievement = 'agreement'
    or (
      m.achievement = 'group_agreement'
      and e.is_covered_by_group
    ) then e.last_agreement_from
  end as last_on,
  e.month,
  e.ent_id,
  e.unit_org_id,
  e.county_code,
  e.city_code,
  e.township,
  e.park,
  e.workers,
  e.effective_permille
from
  core.enterprise_months e
  join measures m on case m.population
    when 'difficult' then e.is_difficult
    when 'small' then e.is_small
    when 'private' then e.is_private
    when 'restructured' then e.is_restructured
    when 'labour' then e.is_labour_intensive
    when 'focus' then e.is_small
    or e.is_private
    or e.is_restructured
    or e.is_difficult
    or e.is_labour_intensive
    when 'unionised' then e.is_unionised
    when 'needs_union' then e.needs_union
  end
