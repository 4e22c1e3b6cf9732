-- 各来源的新鲜程度和各行去向合计，按报送先后的固定次序。
-- @not_null source, label, owner, schedule, fresh_days, ageing_days, record_count, batch_count, rows_read
-- @not_null rows_rejected, rows_duplicate, rows_revised, rows_emptied, redaction_hits
select
  source,
  label,
  owner,
  schedule,
  fresh_days,
  ageing_days,
  last_record_on,
  record_count,
  strftime(last_landed_at, '%Y-%m-%dT%H:%M:%SZ') as last_landed_at,
  batch_count,
  rows_read,
  rows_rejected,
  rows_duplicate,
  rows_revised,
  rows_emptied,
  redaction_hits
from
  marts.sources
order by
  case source
    when 'visits' then 1
    when 'petitions' then 2
    when 'negotiations' then 3
    when 'posts' then 4
    else 5
  end,
  source
