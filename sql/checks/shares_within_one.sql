-- 比例类指标的分子不超过分母，且都不为负；分母为 0 只出现在缺报的单位。
select
  c.month,
  c.indicator,
  c.unit_org_id,
  c.county_code,
  c.numerator,
  c.denominator
from
  marts.coverage c
  join raw.metrics m on m.indicator = c.indicator
where
  m.kind = 'share'
  and (
    c.numerator > c.denominator
    or c.numerator < 0
    or (
      c.denominator <= 0
      and c.submission_state = 'submitted'
    )
    or c.ever_numerator > c.denominator
    or c.effective_permille > 1000 * c.denominator
    or c.workers_uncovered > c.workers_total
  )
