-- 模型算出的每项指标和分项都有定义。
select distinct
  c.indicator,
  c.part
from
  core.coverage_counts c
  left join raw.metric_parts p on p.indicator = c.indicator
  and p.part = c.part
  left join raw.metrics m on m.indicator = c.indicator
where
  m.indicator is null
  or (
    c.part <> ''
    and p.part is null
  )
