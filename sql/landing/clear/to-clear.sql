-- Chosen rows that still hold a text or a key.
create or replace table to_clear as
with
  texts as (
    from
      (
        select
          row_number,
          columns (c -> list_contains($fields::varchar[], c))::varchar
        from
          read_parquet($path::varchar)
      )
    unpivot (text for field in (columns (* exclude (row_number))))
  )
select distinct
  t.row_number
from
  texts t
  semi join chosen c using (row_number);

select
  count(*)::integer as row_count
from
  to_clear
