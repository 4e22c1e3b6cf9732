-- 各项指标在一个月的全省合计，只算已报送的单位，附缺报单位数。
-- @not_null indicator, numerator, denominator, submitted_count, missing_units
select
  indicator,
  coalesce(
    sum(numerator) filter(
      where
        submission_state = 'submitted'
    ),
    0
  )::double as numerator,
  coalesce(
    sum(denominator) filter(
      where
        submission_state = 'submitted'
    ),
    0
  )::double as denominator,
  count(*) filter(
    where
      submission_state = 'submitted'
  )::integer as submitted_count,
  count(distinct unit_org_id) filter(
    where
      submission_state <> 'submitted'
  )::integer as missing_units
from
  marts.coverage
where
  month = $month::date
group by
  indicator
order by
  indicator
