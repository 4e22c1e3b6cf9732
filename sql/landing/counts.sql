-- Rows read by the strict reader and what became of them; structural rejects of the file are counted by the caller.
select
  (
    select
      count(*)
    from
      candidates
  )::integer as rows_read,
  (
    select
      count(*) filter(
        where
          errors is null
      )
    from
      candidates
  )::integer - (
    select
      count(*)
    from
      verdicts
  )::integer + (
    select
      count(*)
    from
      verdicts
    where
      verdict = 'new'
  )::integer as rows_new,
  (
    select
      count(*)
    from
      verdicts
    where
      verdict = 'revised'
  )::integer as rows_revised,
  (
    select
      count(*)
    from
      candidates
    where
      errors is not null
  )::integer as rows_rejected,
  (
    select
      count(*)
    from
      candidates
    where
      errors is null
      and warnings is not null
  )::integer as rows_warned,
  (
    select
      count(*)
    from
      verdicts
    where
      is_conflict
  )::integer as rows_conflicting,
  (
    select
      count(*)
    from
      verdicts
    where
      verdict = 'held'
  )::integer as rows_held,
  (
    select
      count(*)
    from
      set_aside
    where
      kind = 'total'
  )::integer as rows_total,
  (
    select
      count(*)
    from
      set_aside
    where
      kind = 'empty'
  )::integer as rows_empty;
