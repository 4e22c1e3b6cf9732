-- 机器标注的准确情况：研究人员看过的记录里，机器给出的值有多少是对的。看过的记录不是随机抽取的，先看拿不准的，所以低于总体。
-- @grain 一类更正、机器给出的一个值、一个月
-- @key kind, machine_value, month
-- @not_null kind, machine_value, month, labelled_count, right_count
-- @column labelled_count  看过的记录数
-- @column right_count  其中机器给出的首要值与更正一致的
select
  kind,
  machine_value,
  date_trunc('month', corrected_on)::date as month,
  count(*)::integer as labelled_count,
  count(*) filter(split_part(value, ',', 1) = split_part(machine_value, ',', 1))::integer as right_count
from
  core.corrections
group by
  kind,
  machine_value,
  date_trunc('month', corrected_on)
