-- No row of the file needs a closer look at what is landed.
create or replace table asked as
select
  row_number,
  bare_key,
  unit_key,
  null::date as matter_day,
  null::varchar as matter_text
from
  marks
where
  false;

create or replace table standing as
select
  0 as batch_no,
  '' as source_file,
  0 as row_number,
  '' as record_key,
  '' as content_hash,
  false as is_conflict,
  false as is_revision,
  '' as bare_key,
  '' as unit_key,
  null::date as matter_day,
  '' as matter_text,
  '' as matter_place
where
  false;

create or replace table pairs as
select
  0 as row_number,
  '' as record_key,
  0 as batch_no,
  0 as landed_row,
  '' as unit_key,
  '' as landed_unit_key,
  false as day_agrees,
  false as place_agrees,
  false as text_agrees,
  0.0 as text_likeness,
  false as text_continues,
  false as is_equal
where
  false;
