-- Accepted rows of which the number stands twice in the file or is landed already, and rows without a number while
-- such are landed: the others are plainly new. In a first load that is nearly all of them.
create or replace table marks as
with
  busy as (
    select
      record_key
    from
      candidates
    where
      errors is null
    group by
      record_key
    having
      count(*) > 1
    union
    select
      bare_key
    from
      existing
    where
      not starts_with(record_key, 'hash:')
    union
    select
      record_key
    from
      candidates
    where
      errors is null
      and starts_with(record_key, 'hash:')
      and exists (
        from
          existing
        where
          starts_with(record_key, 'hash:')
      )
  )
select
  c.row_number,
  c.record_key as bare_key,
  c.content_hash,
  if (
    is_numbered_by_sender (),
    coalesce(u.unit_key, squeeze (c.sending_unit), squeeze (i.unit_name), fu.unit_key),
    null
  ) as unit_key,
  false as is_known
from
  (
    select
      *
    from
      candidates
    where
      errors is null
    union all
    by name
    select
      null::varchar as sending_unit
    where
      false
  ) c
  semi join busy b on b.record_key = c.record_key
  left join inferred_units i on i.row_number = c.row_number
  left join known_units u on u.name_text = coalesce(c.sending_unit, i.unit_name)
  left join file_units fu on fu.batch_no = batch_of (c.row_number);

-- The very same content of the same office needs no closer look.
update marks
set
  is_known = true
from
  existing e
where
  e.bare_key = marks.bare_key
  and e.content_hash = marks.content_hash
  and (
    e.unit_key is null
    or marks.unit_key is null
    or e.unit_key = marks.unit_key
  );

-- The batches with rows that meet landed ones and must be held against them.
select distinct
  batch_of (row_number) as batch_no
from
  marks m
where
  not is_known
  and (
    starts_with(bare_key, 'hash:')
    or bare_key in (
      select
        bare_key
      from
        existing
    )
    or bare_key in (
      select
        bare_key
      from
        marks
      group by
        bare_key
      having
        count(distinct unit_key) > 1
    )
  );
