-- 信访期限的规则参数，按生效日期；规则参数表没有写的取条例原文。
-- @grain 一段有效期
-- @key valid_from
-- @not_null valid_from, term_days, extension_days, moves_off_holidays, repeat_days
-- @column valid_to  失效日期（不含）；现行为空
-- @column term_days  受理之日起多少日办结（信访工作条例第三十四条）
-- @column extension_days  经批准最多再延长多少日（同条）
-- @column moves_off_holidays  期限最后一日是休息日的，顺延到下一个工作日（民法典第二百零三条）
-- @column repeat_days  同一信访人同一类别多少日内再次反映算重复
with
  rules as (
    select
      rule_key,
      rule_value,
      valid_from,
      valid_to
    from
      core.rules
    where
      rule_key in ('petition_term_days', 'petition_extension_days', 'petition_holiday_shift', 'petition_repeat_days')
  ),
  dates as (
    select
      date '1900-01-01' as valid_from
    union
    select
      valid_from
    from
      rules
  )
select
  d.valid_from,
  lead (d.valid_from) over (
    order by
      d.valid_from
  ) as valid_to,
  coalesce(
    max(r.rule_value) filter(
      where
        r.rule_key = 'petition_term_days'
    ),
    60
  )::integer as term_days,
  coalesce(
    max(r.rule_value) filter(
      where
        r.rule_key = 'petition_extension_days'
    ),
    30
  )::integer as extension_days,
  coalesce(
    max(r.rule_value) filter(
      where
        r.rule_key = 'petition_holiday_shift'
    ),
    0
  ) > 0 as moves_off_holidays,
  coalesce(
    max(r.rule_value) filter(
      where
        r.rule_key = 'petition_repeat_days'
    ),
    365
  )::integer as repeat_days
from
  dates d
  left join rules r on r.valid_from <= d.valid_from
  and (
    r.valid_to is null
    or r.valid_to > d.valid_from
  )
group by
  d.valid_from
