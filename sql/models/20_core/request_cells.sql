-- 每月每个县每个主题的诉求和咨询条数，供找突然升高的主题；有文字、截止日以前的记录。检举控告件不计，与可检索的记录一致，格里的数点开能看到全部。
-- @grain 一个来源、一个月、一个主题、一个县
-- @key source, month, topic_code, area
-- @not_null source, month, topic_code, area, n
-- @column area  县的代码，只知道市的为市的代码，都不知道的为空白
-- @column n  条数
select
  r.source,
  r.month,
  r.topic_code,
  coalesce(r.county_code, r.city_code, '') as area,
  count(*)::integer as n
from
  core.annotated_records r
  cross join raw.build b
  anti join (
    select
      batch_no,
      row_number
    from
      core.petitions
    where
      petition_kind = 'accusation'
  ) a on r.source = 'petitions'
  and a.batch_no = r.batch_no
  and a.row_number = r.row_number
where
  r.is_request
  and r.text_length > 0
  and r.recorded_on <= b.as_of
group by
  r.source,
  r.month,
  r.topic_code,
  coalesce(r.county_code, r.city_code, '')
