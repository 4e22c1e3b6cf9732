-- The rows that stand for the numbers of the file in the given batches, and those known by their content when the file
-- has such rows: a row
-- stands until a later revision of the same identity replaces it. Each batch is opened once.
create or replace table existing as
with
  landed as materialized (
    select
      record_key,
      content_hash,
      batch_no,
      row_number,
      is_revision,
      sending_unit
    from
      read_parquet($paths::varchar[], union_by_name = true)
  ),
  standing_rows as (
    select
      r.*,
      bare_key (r.record_key) as bare_key
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
      and later.batch_no > r.batch_no
  )
select
  s.bare_key,
  s.record_key,
  s.content_hash,
  s.batch_no,
  s.row_number,
  case
    when is_numbered_by_sender () then coalesce(u.unit_key, squeeze (s.sending_unit))
  end as unit_key
from
  standing_rows s
  left join known_units u on u.name_text = s.sending_unit
where
  starts_with(s.record_key, 'hash:')
  or s.bare_key in (
    select
      record_key
    from
      candidates
    where
      errors is null
  );
