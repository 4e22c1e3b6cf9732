-- 各类可报送的记录：字段数、已入库的文件数和行数。
-- @not_null record, source, source_label, record_label, field_count, required_count, batch_count, rows_read
with
  landed as (
    select
      record,
      count(*)::integer as batch_count,
      sum(rows_read)::integer as rows_read,
      max(landed_at) as last_landed_at
    from
      marts.loads
    group by
      record
  )
select
  f.record,
  f.source,
  min(s.label) as source_label,
  min(f.record_label) as record_label,
  count(*)::integer as field_count,
  (
    count(*) filter(
      where
        f.is_required
    )
  )::integer as required_count,
  coalesce(max(l.batch_count), 0)::integer as batch_count,
  coalesce(max(l.rows_read), 0)::integer as rows_read,
  strftime(max(l.last_landed_at), '%Y-%m-%dT%H:%M:%SZ') as last_landed_at
from
  marts.fields f
  join marts.sources s on s.source = f.source
  left join landed l on l.record = f.record
group by
  f.record,
  f.source
order by
  case f.source
    when 'visits' then 1
    when 'petitions' then 2
    when 'negotiations' then 3
    when 'posts' then 4
    else 5
  end,
  f.record
