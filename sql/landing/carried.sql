-- A field that a revision does not name keeps its value.
create or replace table carried as
select
  o.row_number,
  s.* exclude (
    bare_key,
    unit_key,
    matter_day,
    matter_text,
    matter_place,
    batch_no,
    source_file,
    is_conflict,
    is_revision,
    row_number,
    record_key,
    content_hash
  )
from
  standing s
  join options o on o.batch_no = s.batch_no
  and o.landed_row = s.row_number
where
  o.is_one_matter;
