-- 入库批次，最新的在前，可按来源、记录和是否有问题筛选。
-- @not_null total, unbalanced, batch_no, source, source_label, record, record_label, source_file, origin
-- @not_null encoding, file_kind, byte_count, rows_read, rows_new, rows_revised, rows_duplicate
-- @not_null rows_rejected, rows_emptied, rows_conflicting, dropped_columns, redaction_hits, redaction_kinds
-- @not_null redaction_kinds, landed_at, rows_held, rows_total, rows_empty, unit_from, left_out
with
  labels as (
    select
      record,
      min(record_label) as record_label
    from
      marts.fields
    group by
      record
  )
select
  (count(*) over ())::integer as total,
  (
    count(*) filter(
      where
        l.rows_read <> l.rows_new + l.rows_revised + l.rows_duplicate + l.rows_rejected + l.rows_held
    ) over ()
  )::integer as unbalanced,
  l.batch_no,
  l.source,
  s.label as source_label,
  l.record,
  coalesce(n.record_label, l.record) as record_label,
  l.source_file,
  l.origin,
  l.encoding,
  l.file_kind,
  l.byte_count::double as byte_count,
  l.rows_read,
  l.rows_new,
  l.rows_revised,
  l.rows_duplicate,
  l.rows_rejected,
  l.rows_emptied,
  l.rows_conflicting,
  l.rows_held,
  l.rows_total,
  l.rows_empty,
  l.sending_unit,
  l.unit_from,
  l.left_out,
  l.dropped_columns,
  l.redaction_hits,
  l.redaction_kinds,
  l.redactor_version,
  strftime(l.landed_at, '%Y-%m-%dT%H:%M:%SZ') as landed_at
from
  marts.loads l
  join marts.sources s on s.source = l.source
  left join labels n on n.record = l.record
where
  (
    $source::varchar is null
    or l.source = $source::varchar
  )
  and (
    $records::varchar[] is null
    or list_contains($records::varchar[], l.record)
  )
  and (
    not coalesce($with_issues::boolean, false)
    or l.rows_rejected + l.rows_emptied + l.rows_conflicting + l.rows_held > 0
    or l.left_out <> ''
    or l.dropped_columns <> ''
  )
order by
  l.batch_no desc
limit
  coalesce($page_size::integer, 1000000)
offset
  coalesce($page_start::integer, 0)
