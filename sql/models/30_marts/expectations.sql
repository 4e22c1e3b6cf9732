-- 每月各地各主题的诉求和咨询与预期：预期只用当月以前的数据算出，含季节、离春节的天数、地方自己的水平和离散程度；没有记录而预期不足 1 条的格不列。
-- @grain 一个月、一个地区、一个主题
-- @key month, place, topic_code
-- @not_null month, place, topic_code, request_count, expected, low, high, excess, history_months
-- @not_null p_value, surprise, q_province, q_city
-- @column place  市或县的行政区划代码
-- @column topic_code  一级或二级主题
-- @column low  通常范围（95%）的下限
-- @column high  通常范围（95%）的上限
-- @column excess  离散程度：方差 = 预期 + 离散程度 × 预期²
-- @column history_months  用了多少个月的历史
-- @column p_value  与往常无异时达到这么多条的概率
-- @column surprise  同一概率写成标准正态分布的分位数
-- @column q_province  全省同级各格里一样罕见的都列出时，其中偶然的比例（Benjamini–Hochberg，离散修正）；2 为不列
-- @column q_city  只看本市各格时的同一比例
select
  month,
  place,
  topic_code,
  request_count,
  expected,
  low,
  high,
  excess,
  history_months,
  p_value,
  surprise,
  q_province,
  q_city
from
  raw.expectations
