-- 各来源的新鲜程度；没有记录日期的来源（基础资料）以最近入库日期计。
-- @not_null source, label, owner, fresh_days, ageing_days, record_count, batch_count, rows_rejected
select
  source,
  label,
  owner,
  fresh_days::integer as fresh_days,
  ageing_days::integer as ageing_days,
  case
    when last_record_on is not null then last_record_on
    when record_count > 0 then last_landed_at::date
  end as last_on,
  record_count,
  batch_count,
  rows_rejected
from
  marts.sources
order by
  case source
    when 'visits' then 1
    when 'petitions' then 2
    when 'negotiations' then 3
    when 'posts' then 4
    else 5
  end
