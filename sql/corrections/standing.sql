-- Corrections that still hold, with where the text of the record is.
select
  c.correction_id,
  c.source,
  c.record_key,
  c.kind,
  c.value,
  c.machine_value,
  r.batch_no,
  r.row_number
from
  core.corrections c
  join core.annotated_records r on r.source = c.source
  and r.record_key = c.record_key
  and r.content_hash = c.content_hash
where
  c.kind = $kind::varchar
order by
  c.correction_id
