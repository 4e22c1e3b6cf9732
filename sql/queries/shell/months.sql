-- 有记录的月份，供选择期间；截止日以后的日期不算。
-- @not_null month, month_end, is_finished
select m.month, m.month_end, m.is_finished
from marts.months m
where exists (select 1 from marts.volumes v where v.month = m.month)
order by m.month
