-- Files that hold a record, or may hold a matter, of which an earlier file of the group tells: they are judged after it
-- is landed. Rows without a number are compared by the words and the day of their matter; digits may be redacted.
select distinct
  batch_no
from
  (
    select
      batch_no,
      min(batch_no) over (
        partition by
          shared_key
      ) as first_batch
    from
      (
        select distinct
          batch_of (row_number) as batch_no,
          case
            when starts_with(record_key, 'hash:') then 'hash:' || coalesce(
              squeeze (
                regexp_replace(concat_ws(chr(31), * columns (c -> list_has($fields::varchar[], c))), '[0-9]', '', 'g')
              ),
              ''
            )
            else record_key
          end as shared_key
        from
          (
            select
              *,
              '' as no_field
            from
              candidates
            where
              errors is null
          )
      )
  )
where
  first_batch < batch_no;
