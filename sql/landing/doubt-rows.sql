-- The accepted rows with what may be doubted in them; a record that has no such field has NULL there.
create or replace view doubt_rows as
select
  batch_of (c.row_number) as batch_no,
  c.region_code,
  coalesce(r.region_name__redacted, c.region_name) as region_name,
  c.petitioner_key,
  c.increase_pct
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
      null::varchar as region_code,
      null::varchar as region_name,
      null::varchar as petitioner_key,
      null::decimal(9, 3) as increase_pct
    where
      false
  ) c
  left join (
    select
      *
    from
      redacted
    union all
    by name
    select
      null::varchar as region_name__redacted
    where
      false
  ) r on r.row_number = c.row_number;
