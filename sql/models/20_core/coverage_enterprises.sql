-- 以企业为分母的指标，分到乡镇和园区：困难企业联系点和走访、五类企业走访、协商覆盖、建会、区域行业协议覆盖。
-- @indicator A01E, A08, A10, A14, A14U, A15
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县、一个乡镇、一个园区
-- @column township  乡镇、街道；企业台账没有写明时为空
-- @column park  园区；不在园区内为空
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
  ),
  judged as (
    select
      m.indicator,
      m.part,
      m.achievement,
      case m.achievement
        when 'linked' then e.is_linked
        when 'visited' then e.is_visited
        when 'unionised' then e.is_unionised
        when 'agreement' then e.last_agreement_from is not null
        when 'group_agreement' then e.is_covered_by_group
      end as is_in,
      case
        when m.achievement = 'visited' then e.last_visited_on
        when m.achievement = 'agreement'
        or (
          m.achievement = 'group_agreement'
          and e.is_covered_by_group
        ) then e.last_agreement_from
      end as last_on,
      e.*
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
  )
select
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  township,
  park,
  count(*) filter(
    where
      is_in
  )::integer as numerator,
  count(*)::integer as denominator,
  sum((last_on is not null)::integer) filter(
    where
      achievement = 'visited'
  )::integer as ever_numerator,
  sum(effective_permille) filter(
    where
      achievement = 'visited'
  )::integer as effective_permille,
  coalesce(
    sum(workers) filter(
      where
        not is_in
    ),
    0
  )::integer as workers_uncovered,
  sum(workers)::integer as workers_total,
  max(last_on) as last_activity_on
from
  judged
group by
  month,
  indicator,
  part,
  unit_org_id,
  county_code,
  city_code,
  township,
  park
