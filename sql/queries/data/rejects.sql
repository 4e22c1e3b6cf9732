-- 拒收和置空的原因与次数，不含原值；按来源、记录、字段和原因合并。
-- @not_null source, source_label, record, record_label, severity, field_label, reason, row_count
-- @not_null file_count, first_batch_no, last_batch_no
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
  r.source,
  s.label as source_label,
  r.record,
  coalesce(n.record_label, r.record) as record_label,
  r.severity,
  r.field_label,
  r.reason,
  sum(r.row_count)::integer as row_count,
  count(distinct r.batch_no)::integer as file_count,
  min(r.batch_no)::integer as first_batch_no,
  max(r.batch_no)::integer as last_batch_no
from
  marts.reject_reasons r
  join marts.sources s on s.source = r.source
  left join labels n on n.record = r.record
where
  $source::varchar is null
  or r.source = $source::varchar
group by
  r.source,
  s.label,
  r.record,
  coalesce(n.record_label, r.record),
  r.severity,
  r.field_label,
  r.reason
order by
  r.source,
  r.record,
  r.severity desc,
  sum(r.row_count) desc,
  r.field_label,
  r.reason
