-- First and last value of each date field of a batch as it would be stored; the fields are in the variable
-- `preview_dates`.
set variable preview_dates = $fields::varchar[];

select
  field,
  min(value) as first,
  max(value) as last
from
  (
    unpivot (
      select
        columns (c -> list_contains(getvariable ('preview_dates'), c))::varchar
      from
        read_parquet($path::varchar)
    ) on columns (*) into name field value value
  )
group by
  field;
