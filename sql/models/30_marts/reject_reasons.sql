-- 拒收和置空的原因与次数，不含原值。
-- @grain 一个批次的一种原因
select
  r.batch_no,
  b.source,
  r.record,
  b.source_file,
  r.severity,
  r.field,
  coalesce(f.label, r.field) as field_label,
  r.reason,
  r.row_count
from
  raw.reject_reasons r
  join raw.batches b on b.batch_no = r.batch_no
  left join raw.fields f on f.record = r.record
  and f.field = r.field
