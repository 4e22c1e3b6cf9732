-- Refused rows and cells, one line per reason, with the row as it was read, so that it can be corrected and sent again.
select
  batch_of (c.row_number) as batch_no,
  row_of (c.row_number) as row_number,
  r.severity,
  r.reason.field as field,
  r.reason.value as value,
  r.reason.reason as reason,
  to_json(i)::varchar as original
from
  (
    select
      row_number,
      'rejected' as severity,
      unnest(errors) as reason
    from
      candidates
    where
      errors is not null
    union all
    select
      row_number,
      'emptied',
      unnest(warnings)
    from
      candidates
    where
      errors is null
      and warnings is not null
    union all
    select
      row_number,
      'held',
      {field: $number_field::varchar, value: bare_number (record_key), reason: $held_reason::varchar}
    from
      verdicts
    where
      verdict = 'held'
  ) r
  join candidates c on c.row_number = r.row_number
  join input i on i.row_number = r.row_number
order by
  c.row_number,
  r.severity,
  r.reason.field
limit
  200000;
