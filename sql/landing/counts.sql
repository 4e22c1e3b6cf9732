-- Rows of each file that the strict reader read and what became of them; structural rejects are counted by the caller.
with
  read_rows as (
    select
      batch_of (row_number) as batch_no,
      count(*) as rows_read,
      count(*) filter(
        where
          errors is null
      ) as rows_accepted,
      count(*) filter(
        where
          errors is null
          and warnings is not null
      ) as rows_warned
    from
      candidates
    group by all
  ),
  judged as (
    select
      batch_of (row_number) as batch_no,
      count(*) as row_count,
      count(*) filter(
        where
          verdict = 'new'
      ) as rows_new,
      count(*) filter(
        where
          verdict = 'revised'
      ) as rows_revised,
      count(*) filter(
        where
          verdict = 'held'
      ) as rows_held,
      count(*) filter(
        where
          is_conflict
      ) as rows_conflicting
    from
      verdicts
    group by all
  ),
  aside as (
    select
      batch_of (row_number) as batch_no,
      count(*) filter(
        where
          kind = 'total'
      ) as rows_total,
      count(*) filter(
        where
          kind = 'empty'
      ) as rows_empty
    from
      set_aside
    group by all
  )
select
  f.batch_no,
  coalesce(r.rows_read, 0)::integer as rows_read,
  (coalesce(r.rows_accepted, 0) - coalesce(j.row_count, 0) + coalesce(j.rows_new, 0))::integer as rows_new,
  coalesce(j.rows_revised, 0)::integer as rows_revised,
  (coalesce(r.rows_read, 0) - coalesce(r.rows_accepted, 0))::integer as rows_rejected,
  coalesce(r.rows_warned, 0)::integer as rows_warned,
  coalesce(j.rows_conflicting, 0)::integer as rows_conflicting,
  coalesce(j.rows_held, 0)::integer as rows_held,
  coalesce(a.rows_total, 0)::integer as rows_total,
  coalesce(a.rows_empty, 0)::integer as rows_empty
from
  files f
  left join read_rows r on r.batch_no = f.batch_no
  left join judged j on j.batch_no = f.batch_no
  left join aside a on a.batch_no = f.batch_no;
