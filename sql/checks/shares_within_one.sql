-- 覆盖指标的分子不超过分母，且都不为负。
select month, indicator, unit_org_id, county_code, numerator, denominator
from marts.coverage
where numerator > denominator or numerator < 0 or denominator <= 0
