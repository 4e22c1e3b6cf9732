-- No rows and no verdicts: what an empty batch is made from; its columns come from the shape of the record.
create or replace table candidates (
  row_number bigint,
  record_key varchar,
  content_hash varchar,
  errors struct(field varchar, value varchar, reason varchar) [],
  warnings struct(field varchar, value varchar, reason varchar) []
);

create or replace table verdicts (
  row_number bigint,
  record_key varchar,
  verdict varchar,
  is_revision boolean,
  is_conflict boolean,
  is_landed boolean
);

create or replace table carried (row_number bigint);

create or replace table inferred_units (row_number bigint, unit_name varchar);

create or replace table files (batch_no integer, source_file varchar);

create or replace table file_units (batch_no integer, unit_name varchar);
