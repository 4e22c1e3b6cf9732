-- 热点问题中的信访件办得怎样：多少件已办结、得到支持，办结用了多少天。
-- @grain 一个热点问题
-- @key issue_id
-- @column median_days  登记到办结天数的中位数，不足五件的为空
select
  m.issue_id,
  count(*)::integer as petition_count,
  count(p.closed_at)::integer as closed_count,
  count(*) filter(
    p.result = 'supported'
    or p.result = 'partly'
  )::integer as supported_count,
  case
    when count(p.closed_at) >= 5 then median(date_diff('day', p.received_at, p.closed_at)) filter(p.closed_at >= p.received_at)
  end::double as median_days
from
  core.issue_members m
  join core.petitions p on m.source = 'petitions'
  and p.batch_no = m.batch_no
  and p.row_number = m.row_number
group by
  m.issue_id
