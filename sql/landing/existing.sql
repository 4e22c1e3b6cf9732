-- The rows that stand for each identity in the given batches: those that no later revision of the same identity
-- replaced. Each batch is opened once.
create or replace table existing as
with
  landed as materialized (
    select
      record_key,
      content_hash,
      batch_no,
      is_revision
    from
      read_parquet($paths::varchar[])
  )
select
  r.record_key,
  r.content_hash
from
  landed r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      landed
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no;
