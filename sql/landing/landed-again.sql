-- Landed rows as candidates and verdicts, so that it is written anew by the statement that wrote it: same rows,
-- same hashes, same lineage.
create or replace table candidates as
select
  batch_no * 1000000000::bigint + row_number as row_number,
  columns (
    c -> not list_contains(['batch_no', 'source_file', 'is_conflict', 'is_revision', 'redactions', 'row_number'], c)
  ),
  null::struct(field varchar, value varchar, reason varchar) [] as errors,
  null::struct(field varchar, value varchar, reason varchar) [] as warnings
from
  read_parquet($path::varchar);

create or replace table verdicts as
select
  batch_no * 1000000000::bigint + row_number as row_number,
  record_key,
  case
    when is_revision then 'revised'
    else 'new'
  end as verdict,
  is_revision,
  is_conflict,
  true as is_landed
from
  read_parquet($path::varchar);

create or replace view input as
select
  row_number,
  columns (* exclude (row_number, errors, warnings))::varchar
from
  candidates;

create or replace table carried (row_number bigint);

create or replace table inferred_units (row_number bigint, unit_name varchar);

create or replace table files as
select distinct
  batch_no,
  source_file
from
  read_parquet($path::varchar);

create or replace table file_units (batch_no integer, unit_name varchar);
