-- 各来源的新鲜程度：最近一条记录、最近一次入库、行数和拒收数。
-- @grain 一个来源
-- @key source
-- @column last_record_on  最近一条记录的日期；基础资料没有
-- @column record_count  现有的记录数；基础资料为各类台账入库的行数，不含重复和更新
-- @column last_landed_at  最近一次入库的时间（UTC）
with
  newest as (
    select
      'visits' as source,
      max(visited_on) as last_record_on,
      count(*)::integer as record_count
    from
      core.visits
    union all
    select
      'petitions',
      max(received_at)::date,
      count(*)::integer
    from
      core.petitions
    union all
    select
      'negotiations',
      max(signed_on),
      count(*)::integer
    from
      core.negotiations
    union all
    select
      'posts',
      max(published_at)::date,
      count(*)::integer
    from
      core.posts
  ),
  loaded as (
    select
      source,
      max(landed_at) as last_landed_at,
      count(*)::integer as batch_count,
      sum(rows_read)::integer as rows_read,
      sum(rows_rejected)::integer as rows_rejected,
      sum(rows_held)::integer as rows_held,
      sum(rows_duplicate)::integer as rows_duplicate,
      sum(rows_revised)::integer as rows_revised,
      sum(rows_emptied)::integer as rows_emptied,
      sum(redaction_hits)::integer as redaction_hits
    from
      raw.batches
    group by
      source
  )
select
  p.source,
  p.label,
  p.owner,
  p.schedule,
  p.fresh_days,
  p.ageing_days,
  n.last_record_on,
  coalesce(
    n.record_count,
    l.rows_read - (l.rows_rejected + l.rows_held + l.rows_duplicate + l.rows_revised),
    0
  ) as record_count,
  l.last_landed_at,
  coalesce(l.batch_count, 0) as batch_count,
  coalesce(l.rows_read, 0) as rows_read,
  coalesce(l.rows_rejected, 0) as rows_rejected,
  coalesce(l.rows_duplicate, 0) as rows_duplicate,
  coalesce(l.rows_revised, 0) as rows_revised,
  coalesce(l.rows_emptied, 0) as rows_emptied,
  coalesce(l.redaction_hits, 0) as redaction_hits
from
  raw.pipelines p
  left join newest n on n.source = p.source
  left join loaded l on l.source = p.source
